/**
 * Reports whose MIME is read beforehand, so that `parseDsn` can be timed alone:
 * it parses the bytes of the returned message by the function it is handed, and
 * that is the MIME library's time, not its own.
 */

import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';

/** @typedef {import('@backscatter/core').Mail} Mail */

/**
 * @typedef {object} ReadReport
 * @property {Mail} mail
 * @property {readonly Mail[]} returned what `parseDsn` has parsed of it, in this order
 */

/**
 * @param {Buffer | string} raw
 * @returns {Promise<ReadReport>}
 */
export async function readBeforehand(raw) {
  const mail = await parseMail(raw);
  /** @type {Mail[]} */
  const returned = [];
  await parseDsn(mail, async (bytes) => {
    const parsed = await parseMail(bytes);
    returned.push(parsed);
    return parsed;
  });
  return { mail, returned };
}

/**
 * `parseDsn` alone. The mails are handed over as copies, for some readers
 * remember what they have seen of one.
 *
 * @param {ReadReport} report
 */
export function parseDsnAlone({ mail, returned }) {
  let next = 0;
  return parseDsn({ ...mail }, async () => ({ ...(returned[next++] ?? mail) }));
}

/**
 * The same, and all that is found on demand asked for.
 *
 * @param {ReadReport} report
 */
export async function parseDsnWhole(report) {
  const dsn = await parseDsnAlone(report);
  if (dsn === null) return null;
  const { messageIds, problems, recipients } = dsn;
  return [messageIds, problems, recipients.map(({ reason, permanence }) => [reason, permanence])];
}
