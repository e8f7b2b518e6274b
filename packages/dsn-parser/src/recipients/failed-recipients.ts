/**
 * X-Failed-Recipients: the addresses that failed, in the header of the report.
 * Exim and Gmail write it; where both it and the notice name somebody, it is
 * the surer of the two.
 */

import { bareAddress } from '../fields/typed-value.ts';
import { fieldValues, type HeaderFields } from '../header-fields.ts';

/** An address and nothing else, its local part quoted or not. */
const ADDRESS_ALONE = /^(?:"[^"]{0,128}"|[^\s@]{1,128})@[^\s@<>;,]{1,255}$/;

/** Addresses taken; reports to more are split by their servers. */
const MAX_FAILED_RECIPIENTS = 200;

/** Reads the field; empty where there is none. */
export function failedRecipients(header: HeaderFields): readonly string[] {
  const addresses: string[] = [];
  for (const value of fieldValues(header, 'x-failed-recipients')) {
    for (const item of value.split(',', MAX_FAILED_RECIPIENTS)) {
      const address = bareAddress(item) ?? '';
      if (ADDRESS_ALONE.test(address) && addresses.length < MAX_FAILED_RECIPIENTS)
        addresses.push(address);
    }
  }
  return addresses;
}
