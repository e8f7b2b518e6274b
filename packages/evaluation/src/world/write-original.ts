/**
 * Writes a mail out of a source text: what its author wrote stays, to the byte but
 * for the little changes of each copy; addresses, dates, ids and trace are the
 * world's. Whether the text is ham or spam is not looked at.
 */

import type { ReturnedOriginal } from '../notices/notice-format.ts';
import { type Random, seedOf } from '../random.ts';
import { mailDate } from './calendar.ts';
import { domainOf } from './outside.ts';
import { traceLine } from './trace-line.ts';
import { readdressed, varied } from './varied.ts';
import type { Letter } from './world-view.ts';

/** Of a hundred servers, how many keep the return path in the header of what they return. */
const KEEP_RETURN_PATH = 25;

/** The mail as the server has it that reports. */
export function writeOriginal(letter: Letter): ReturnedOriginal {
  const { text, from, fromName, to, cc, messageId, sentAt, trace, returnPath } = letter;
  const copy = letter.copy.fork('copy');
  const keeps = seedOf(11, trace[0]?.by ?? '') % 100 < KEEP_RETURN_PATH;
  const fields = [
    ...(keeps ? [`Return-Path: <${returnPath}>`] : []),
    ...trace.map(traceLine),
    ...inOrder(copy, [
      `Message-ID: <${messageId}>`,
      `Date: ${mailDate(sentAt)}`,
      `From: ${fromName === null ? from : `"${fromName}" <${from}>`}`,
      `To: ${copy.chance(0.3) ? `<${to}>` : to}`,
    ]),
    ...(cc.length === 0 ? [] : [`Cc: ${cc.join(',\r\n\t')}`]),
    ...(text.answers ? [`In-Reply-To: <${copy.word(18)}@${domainOf(to)}>`] : []),
    ...text.fields.map(({ name, line }) =>
      name === 'subject' ? readdressed(text, line, to) : line,
    ),
  ];
  const written = `${fields.join('\r\n')}\r\n\r\n${varied(text, to, copy)}`;
  return {
    raw: letter.rework?.(written) ?? written,
    from,
    to,
    subject: readdressed(text, text.subject, to),
    messageId,
    envelopeId: letter.envelopeId ?? null,
    sentAt,
  };
}

/** Programs differ in their order; each order is one of a few. */
function inOrder(random: Random, fields: readonly string[]): readonly string[] {
  const [id = '', date = '', from = '', to = ''] = fields;
  return random.pick([
    [from, to, date, id],
    [id, date, from, to],
    [date, from, to, id],
    [from, to, id, date],
  ]);
}
