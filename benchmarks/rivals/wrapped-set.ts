/**
 * A small set made of labelled mail: an employee's ham bounces, and so does spam in
 * the employee's name. Reports are of one plain format and return the message
 * whole, its header or its beginning, by turns. Genuine originals went out by our
 * relay, as their Received line and the log say; spam by somebody else's host.
 */

import type { LabelledCase, Truth } from '@backscatter/evaluation';
import type {
  BenchmarkSet,
  SetEvent,
  SetWorld,
  SourceMail,
} from '@backscatter/evaluation/generator';
import type { MaskedMail } from '../filter/masked-mail.ts';
import { FORMS, wrapBounce } from '../filter/wrap-bounce.ts';

/** The first report's hour; a report a minute. */
const START = Date.UTC(2026, 2, 2, 8);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const EMPLOYEE = 'anna@example.org';
const RELAY = { name: 'relay.example.org', address: '192.0.2.25' };
const RETURNED = { whole: 'message', headers: 'headers', truncated: 'truncated' } as const;

/**
 * @param learned earlier mail
 * @param judged what the reports return, others than those
 */
export function wrappedSet(
  learned: readonly MaskedMail[],
  judged: readonly MaskedMail[],
): BenchmarkSet {
  return {
    seed: 0,
    part: 'test',
    world: WORLD,
    earlier: learned.map(
      ({ corpus, id, label, raw }): SourceMail => ({ corpus, path: id, as: label, raw }),
    ),
    *events(): Generator<SetEvent> {
      // A log that began lately says nothing by its silence.
      yield { what: 'sent', at: START - 30 * DAY, sent: sentAs('first', START - 30 * DAY) };
      const sentAt = START - HOUR;
      for (const [place, { label }] of judged.entries()) {
        if (label === 'ham') yield { what: 'sent', at: sentAt, sent: sentAs(`${place}`, sentAt) };
      }
      for (const [place, mail] of judged.entries()) {
        const at = START + place * MINUTE;
        yield { what: 'case', at, case: caseOf(mail, place, at, sentAt) };
      }
    },
  };
}

function sentAs(name: string, at: number) {
  return { sender: EMPLOYEE, recipients: [recipientOf(name)], messageId: idOf(name), at };
}

const recipientOf = (name: string): string => `bob-${name}@example.com`;
const idOf = (name: string): string => `<${name}.sent@example.org>`;

function caseOf(mail: MaskedMail, place: number, at: number, sentAt: number): LabelledCase {
  const form = FORMS[place % FORMS.length] ?? 'whole';
  const genuine = mail.label === 'ham';
  const to = recipientOf(`${place}`);
  // Who forges names no id that we would give.
  const messageId = genuine ? idOf(`${place}`) : `<${place}@host.example.com>`;
  const original = Buffer.concat([
    Buffer.from(
      [
        genuine
          ? `Received: from desk.example.org (desk.example.org [192.0.2.40]) by ${RELAY.name} with ESMTPSA id ${place}; ${dateOf(sentAt)}`
          : `Received: from host.example.com (host.example.com [203.0.113.9]) by mx.example.net with ESMTP id ${place}; ${dateOf(sentAt)}`,
        `Message-ID: ${messageId}`,
        `Date: ${dateOf(sentAt)}`,
        '',
      ].join('\n'),
    ),
    withoutFields(mail.raw),
  ]);
  const head = `Date: ${dateOf(at)}\nMessage-ID: <${place}.report@mx.example.net>\nAuto-Submitted: auto-replied\n`;
  const truth: Truth = {
    id: `${place}`,
    label: genuine ? 'genuine' : 'backscatter',
    kind: 'failure',
    at,
    envelope: {
      mailFrom: '',
      recipient: EMPLOYEE,
      client: { address: '198.51.100.7', helo: 'mx.example.net' },
    },
    format: 'plain',
    language: 'en',
    returned: RETURNED[form],
    source: { corpus: mail.corpus, path: mail.id },
    campaign: null,
    scenario: genuine ? 'refused' : 'forged',
    adversary: null,
    original: { from: EMPLOYEE, to, messageId, sentAt },
    evidence: {
      logged: genuine,
      covered: ['sent-ids'],
      signed: [],
      addressee: 'known',
      namesId: true,
      listed: [],
    },
  };
  return { truth, raw: Buffer.concat([Buffer.from(head), wrapBounce(original, form, to)]) };
}

/** The fields that are given anew. */
const GIVEN = /^(?:from|message-id|date|in-reply-to|references):/i;

function withoutFields(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const fields = head.split(/\n(?![ \t])/).filter((field) => !GIVEN.test(field));
  const rest = end < 0 ? '\n\n' : text.slice(end);
  return Buffer.from(`${[`From: ${EMPLOYEE}`, ...fields].join('\n')}${rest}`, 'latin1');
}

const dateOf = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

const WORLD: SetWorld = {
  addresses: [EMPLOYEE],
  neverSends: [],
  catchAll: [],
  domains: ['example.org'],
  keys: { keys: { 1: 'a key for this measurement only' }, active: 1 },
  signs: { returnPath: [], messageId: [], since: START - 60 * DAY },
  coverage: [{ senders: ['example.org'], since: START - 30 * DAY }],
  relayed: { senders: [], since: START - 60 * DAY },
  relays: [RELAY],
  freemail: [],
  zone: { addresses: new Map() },
};
