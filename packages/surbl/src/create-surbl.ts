/**
 * Does the returned message advertise a listed domain?
 *
 * A spam changes its words and its senders from hour to hour, but it must lead
 * somewhere, and domains cost money. Lists of domains (SURBL, URIBL, Spamhaus DBL)
 * hold where spam leads. Only the returned message is read: the links of the
 * notice around it are the mail server's. That it links to spam does not prove that
 * it did not leave through us, so this is a hint and no proof.
 *
 * A list that does not answer has not said "not listed": it is named.
 */

import {
  abstained,
  type Evidence,
  hasMethods,
  type Outcome,
  parseOptions,
  type Signal,
  type SignalContext,
  unavailable,
} from '@backscatter/core';
import type { ListClient } from '@backscatter/dns-list';
import { z } from 'zod';
import { nameChooser, type SurblNames, surblNamesSchema, surblQuestions } from './asked-names.ts';
import { listedFindings, SURBL_CODES } from './listed-findings.ts';

/** Options of `createSurbl`. */
export interface SurblOptions extends SurblNames {
  /** Asks the lists; `createListClient` of `@backscatter/dns-list` makes it. */
  readonly client: ListClient;
}

const optionsSchema = surblNamesSchema.extend({
  client: z.custom<ListClient>(
    (value) => hasMethods(value, ['lookup']),
    'must be a list client: createListClient of @backscatter/dns-list',
  ),
});

/**
 * A signal of the round `network` that reports what lists say of the domains and
 * numeric hosts that the returned message names: `surbl-spam`, `surbl-phishing`,
 * `surbl-malware`, `surbl-botnet`, `surbl-address`, and weaker `surbl-abused`,
 * `surbl-new`, `surbl-grey`. Abstains where there is nothing to ask about.
 *
 * @throws TypeError for a wrong option
 */
export function createSurbl(options: SurblOptions): Signal {
  const { client, ...rest } = parseOptions('createSurbl', optionsSchema, options);
  const choose = nameChooser(rest);
  return {
    name: 'surbl',
    round: 'network',
    codes: SURBL_CODES,
    async check(evidence: Evidence, { abort }: SignalContext): Promise<Outcome> {
      if (evidence.report.returned.mail === null) return abstained('no message was returned');
      const { names, dropped } = choose(evidence);
      if (names.length === 0) {
        return abstained('the returned message names no domain to ask about');
      }
      const kinds = new Set(client.lists.flatMap((list) => list.kinds));
      if (!names.some(({ kind }) => kinds.has(kind))) {
        return abstained('no configured list takes the names of the returned message');
      }
      const report = await client.lookup(surblQuestions(names), abort);
      const why = report.failures.map((failure) => failure.why);
      if (why.length > 0 && report.answered.length === 0) return unavailable(why.join(' '));
      const findings = listedFindings(names, report.listings);
      const data = { asked: names.map(({ value, roles }) => ({ value, roles })), dropped };
      return { status: 'ok', findings, data, ...(why.length > 0 && { unavailable: why }) };
    },
  };
}
