/**
 * Mail that is no report on anything of ours, and must stay untouched: letters from
 * outside, spam among them, and what programs write. Some of it looks like a report:
 * talk of bounces, a bounce that somebody passes on by hand, complaints and statistics
 * that were asked for (RFC 5965, RFC 7489).
 */

import { bytesOf } from '../binary-string.ts';
import type { Random } from '../random.ts';
import type { Truth } from '../truth.ts';
import { MINUTE, mailDate } from './calendar.ts';
import { inventedWord, personName } from './names.ts';
import { domainOf } from './outside.ts';
import { workingMoment } from './sent-mail.ts';
import { pickShare, type Shares } from './shares.ts';
import type { Letter, MailServer, PlannedEvent, WorldView } from './world-view.ts';
import { writeOriginal } from './write-original.ts';

/** What comes in on a day, beside reports. */
const MAIL: Shares<'letter' | 'spam' | 'program'> = [
  ['letter', 55],
  ['spam', 15],
  ['program', 30],
];

interface Draft {
  readonly scenario: string;
  readonly kind: 'ordinary' | 'feedback-report';
  readonly subject: string;
  /** Fields beside From, To, Subject, Date, Message-ID and MIME-Version. */
  readonly fields: readonly string[];
  readonly body: string;
}

interface Scene {
  readonly random: Random;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly world: WorldView;
}

const PLAIN = ['Content-Type: text/plain; charset=utf-8'];
const AUTO = 'Auto-Submitted: auto-generated';
const GENERATED = [...PLAIN, AUTO];

/** Plans so many messages, over all days. */
export function* ordinaryMail(world: WorldView, count: number): Generator<PlannedEvent> {
  for (let n = 0; n < count; n += 1) {
    const random = world.random.fork(`ordinary ${n}`);
    const at = workingMoment(random, world.start, world.end);
    const to = random.pick(world.addresses);
    const from = world.stranger(random);
    const what = pickShare(random, MAIL);
    const scene: Scene = { random, from, to, at, world };
    yield what === 'program' ? byProgram(scene) : letter(scene, what);
  }
}

function letter(scene: Scene, what: 'letter' | 'spam'): PlannedEvent {
  const { random, from, to, at, world } = scene;
  const text = random.pick(what === 'spam' ? world.spam : world.ham);
  const host = world.injector(random);
  const client: MailServer =
    what === 'spam'
      ? { host: host.helo, address: host.address, name: host.name }
      : world.serverOf(domainOf(from));
  const written: Letter = {
    text,
    from,
    fromName: random.chance(0.8) ? personName(random) : null,
    to,
    cc: [],
    messageId: `${random.word(20)}@${domainOf(from)}`,
    returnPath: from,
    sentAt: at - random.below(5 * MINUTE),
    trace: [],
    copy: random.fork('copy'),
  };
  const source = { corpus: text.corpus, path: text.path };
  return arrives(scene, client, {
    scenario: what === 'spam' ? 'ordinary-spam' : 'ordinary-letter',
    kind: 'ordinary',
    source,
    mailFrom: from,
    raw: () => writeOriginal(written).raw,
  });
}

function byProgram(scene: Scene): PlannedEvent {
  const { random, from, to, at, world } = scene;
  const { scenario, kind, subject, fields, body } = random.pick(DRAFTS)(scene);
  const client = world.serverOf(domainOf(from));
  // A program that expects no answer may take the null sender, as reports do; people never do.
  const mailFrom = fields.includes(AUTO) && random.chance(0.15) ? '' : from;
  const raw = [
    `From: ${random.chance(0.5) ? `"${personName(random)}" <${from}>` : from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${mailDate(at)}`,
    `Message-ID: <${random.word(20)}@${client.host}>`,
    'MIME-Version: 1.0',
    ...fields,
    '',
    body.replaceAll('\n', '\r\n'),
    '',
  ].join('\r\n');
  return arrives(scene, client, { scenario, kind, source: null, mailFrom, raw: () => raw });
}

interface Arriving {
  readonly scenario: string;
  readonly kind: Draft['kind'];
  readonly source: Truth['source'];
  readonly mailFrom: string;
  readonly raw: () => string;
}

function arrives(
  { to, at, world }: Scene,
  client: MailServer,
  { scenario, kind, source, mailFrom, raw }: Arriving,
): PlannedEvent {
  return {
    what: 'case',
    at,
    write: (id) => ({
      raw: bytesOf(world.receive(raw(), { at, mailFrom, recipient: to, client })),
      truth: {
        id,
        label: 'not-a-bounce',
        kind,
        at,
        envelope: {
          mailFrom,
          recipient: to,
          client: { address: client.address, helo: client.host },
        },
        format: scenario,
        language: 'en',
        returned: 'none',
        source,
        campaign: null,
        scenario,
        adversary: null,
        original: null,
        evidence: null,
      },
    }),
  };
}

const DRAFTS: readonly ((scene: Scene) => Draft)[] = [
  ({ random }) => ({
    scenario: 'order',
    kind: 'ordinary',
    subject: `Your order ${random.below(900_000)} has been shipped`,
    fields: GENERATED,
    body: `Thank you for your order. Two parcels left our warehouse today.\n\nTrack them: https://shop.example/track/${random.word(10)}\n\n${inventedWord(random)}`,
  }),
  ({ random }) => ({
    scenario: 'parcel-undeliverable',
    kind: 'ordinary',
    subject: 'We could not deliver your parcel',
    fields: GENERATED,
    body: `Delivery failed: nobody was at home. The parcel ${random.word(12)} is returned to its sender unless you choose another day.`,
  }),
  ({ random }) => ({
    scenario: 'ticket',
    kind: 'ordinary',
    subject: `[#${random.below(90_000)}] Mail to our customers returned as undeliverable`,
    fields: [...PLAIN, 'Precedence: list', 'X-Loop: tickets'],
    body: `${personName(random)} wrote:\n\nSince Monday about ten mails a day come back with "550 5.1.1 User unknown".\nCould it be the new gateway? I attach nothing, the log is on the share.\n`,
  }),
  ({ random }) => ({
    scenario: 'monitoring',
    kind: 'ordinary',
    subject: `PROBLEM: mail queue on node${random.below(40)} is CRITICAL`,
    fields: [...GENERATED, 'X-Priority: 1'],
    body: `Service: mailq\nState: CRITICAL\n\n${random.below(4_000)} messages deferred, 12 undelivered for more than 4 hours.\n`,
  }),
  ({ random }) => ({
    scenario: 'cron',
    kind: 'ordinary',
    subject: `Cron <root@node${random.below(40)}> /usr/local/bin/nightly`,
    fields: [...GENERATED, 'X-Cron-Env: <SHELL=/bin/sh>'],
    body: `rotated ${random.below(60)} logs\nwarning: could not send message to admin: mailbox full\n`,
  }),
  ({ random, to }) => ({
    scenario: 'list-digest',
    kind: 'ordinary',
    subject: `mailops Digest, Vol ${random.below(90)}, Issue ${random.below(30)}`,
    fields: [...PLAIN, 'Precedence: bulk', 'List-Id: <mailops.lists.example.net>'],
    body: `Today's topics:\n\n  1. Bounces to addresses we never wrote to (${personName(random)})\n  2. Re: MAILER-DAEMON floods (${personName(random)})\n\nTo unsubscribe ${to} visit https://lists.example.net/mailops\n`,
  }),
  ({ random, to, world }) => ({
    scenario: 'bounce-by-hand',
    kind: 'ordinary',
    subject: 'Fwd: Undelivered Mail Returned to Sender',
    fields: PLAIN,
    body: `Hi,\n\ndo you know what this is about? I did write to them.\n\n${personName(random)}\n\n---------- Forwarded message ----------\nFrom: MAILER-DAEMON@mx.example.net (Mail Delivery System)\nTo: ${to}\nSubject: Undelivered Mail Returned to Sender\n\nThis is the mail system at host mx.example.net.\n\n<${world.stranger(random)}>: host mx.example.net said: 550 5.1.1 no such user here\n`,
  }),
  ({ random, at }) => ({
    scenario: 'calendar',
    kind: 'ordinary',
    subject: `Accepted: ${inventedWord(random)} review`,
    fields: ['Content-Type: text/calendar; method=REPLY; charset=utf-8'],
    body: `BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:${random.word(24)}\nDTSTAMP:${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}\nSUMMARY:review\nEND:VEVENT\nEND:VCALENDAR\n`,
  }),
  ({ random, to, world }) => {
    const boundary = `=_${random.word(16)}`;
    return {
      scenario: 'complaint',
      kind: 'feedback-report',
      subject: 'Complaint about message from your network',
      fields: [
        `Content-Type: multipart/report; report-type=feedback-report;\r\n\tboundary="${boundary}"`,
      ],
      body: `--${boundary}\nContent-Type: text/plain\n\nA user of ours called this message unwanted.\n\n--${boundary}\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Complaints/1.${random.below(9)}\nVersion: 1\nSource-IP: ${world.relay.address}\nOriginal-Mail-From: <${to}>\n\n--${boundary}\nContent-Type: message/rfc822\n\nFrom: ${to}\nTo: ${world.stranger(random)}\nSubject: News of the week\nMessage-ID: <${random.word(18)}@${domainOf(to)}>\n\nWhat is new.\n\n--${boundary}--\n`,
    };
  },
];
