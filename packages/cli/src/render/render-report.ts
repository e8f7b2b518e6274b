/**
 * A report as it was read, for a person who wants to know why: whose bounce it
 * is, which recipients it names, by which ids the original can be found, and
 * what came back of it.
 */

import { type Dsn, type DsnRecipient, type Evidence, escapeText, quote } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import type { Thresholds } from '@backscatter/pipeline';
import { PLAIN, type Style } from './style.ts';

/** Recipients and ids shown one by one. */
const MAX_SHOWN = 50;

/** Characters of one value that are shown. */
const MAX_VALUE = 200;

/** Width of the names in front of the values. */
const NAME_WIDTH = 16;

/**
 * Lines for a person, with a line end. Nothing in them can steer a terminal.
 *
 * @param evidence what the signals looked at; null where none ran
 * @param thresholds by which the label was chosen
 */
export function renderReport(
  report: Dsn,
  evidence: Evidence | null,
  thresholds: Thresholds,
  style: Style = PLAIN,
): string {
  const line = (name: string, value: string | null): string =>
    value === null ? '' : `  ${style.dim(name.padEnd(NAME_WIDTH))}${quote(value, MAX_VALUE)}\n`;
  const { dialect, reportingMta, originalEnvelopeId, arrivalDate, messageIds, returned } = report;
  const original = returned.mail?.headers ?? [];
  return [
    line('thresholds', labelsBy(thresholds)),
    evidence === null ? '' : envelopeLines(evidence, line),
    line('told by', report.evidence.join(', ') || null),
    line('dialect', dialect ?? 'none of the known ones'),
    line('reporting host', reportingMta),
    line('arrived there', arrivalDate),
    line('envelope id', originalEnvelopeId),
    recipientLines(report.recipients, line),
    messageIds
      .slice(0, MAX_SHOWN)
      .map(({ id, place }) => line('id', `${id} (${place.replaceAll('-', ' ')})`))
      .join(''),
    more(messageIds.length, 'ids'),
    line('returned', returned.form),
    ...['from', 'to', 'subject', 'date'].map((name) =>
      line(`  ${name}`, headerValue(original, name)),
    ),
  ].join('');
}

/** From which score on a label holds; what else decides, the pipeline's `decide` says. */
function labelsBy({ genuine, backscatter }: Thresholds): string {
  return `backscatter from a score of +${backscatter}, genuine by proof from ${genuine}`;
}

type Line = (name: string, value: string | null) => string;

function envelopeLines({ envelope, addressee, now }: Evidence, line: Line): string {
  const { mailFrom, recipient, client, derived } = envelope;
  const from = (isDerived: boolean): string => (isDerived ? ' (from the header)' : '');
  const host =
    client === null
      ? null
      : `${client.address}${client.helo === null ? '' : `, HELO ${client.helo}`}`;
  return [
    line(
      'addressee',
      addressee === null ? 'unknown' : `${addressee.address}${from(derived.recipient)}`,
    ),
    line('written as', recipient === addressee?.address ? null : recipient),
    line('return path', mailFrom === null ? 'unknown' : `<${mailFrom}>${from(derived.mailFrom)}`),
    line('delivered by', host === null ? null : `${host}${from(derived.client)}`),
    line('judged as of', new Date(now).toISOString()),
  ].join('');
}

function recipientLines(recipients: readonly DsnRecipient[], line: Line): string {
  const shown = recipients.slice(0, MAX_SHOWN).map((one) => {
    const { finalRecipient, originalRecipient, action, status, reason, permanence } = one;
    const facts = [action, status, reason === 'undefined' ? null : reason, permanence];
    return [
      line('recipient', finalRecipient ?? originalRecipient),
      line('  written to', originalRecipient === finalRecipient ? null : originalRecipient),
      line(
        '  outcome',
        facts.filter((fact) => fact !== null && fact !== 'unknown').join(', ') || null,
      ),
      line('  refused by', one.remoteMta),
      line('  saying', one.diagnosticCode),
    ].join('');
  });
  return shown.join('') + more(recipients.length, 'recipients');
}

function more(count: number, what: string): string {
  return count > MAX_SHOWN ? `  ${count - MAX_SHOWN} more ${escapeText(what)}\n` : '';
}
