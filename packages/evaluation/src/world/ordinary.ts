/**
 * Mail that is no report: honest mail and spam as the corpora have it, and written
 * kinds that a careless reader takes for one. What a corpus keeps of a mail's way is
 * left behind; our own server's line is put on top.
 */

import { bytesOf, utf8 } from '../binary-string.ts';
import type { Random } from '../random.ts';
import { mailDate } from './calendar.ts';
import { personName } from './names.ts';
import { ORDINARY_KINDS, type OrdinaryKind } from './ordinary-kinds.ts';
import { domainOf } from './outside.ts';
import type { MailServer, PlannedEvent, WorldView } from './world-view.ts';
import { writeOriginal } from './write-original.ts';

/** Of all ordinary mail, how much is of the written kinds. */
const WRITTEN = 0.6;

/** A mail as it will come. */
interface Coming {
  /** Without the trace of our server. */
  readonly raw: string;
  readonly mailFrom: string;
  readonly recipient: string;
  readonly client: MailServer;
  readonly scenario: string;
  readonly language: string;
  readonly source: { readonly corpus: string; readonly path: string } | null;
  readonly feedback: boolean;
}

/** Plans so much ordinary mail: `extra` of `createBenchmarkSet` takes it. */
export function ordinaryMail(count: number): (world: WorldView) => Iterable<PlannedEvent> {
  return function* (world) {
    const all = world.random.fork('ordinary');
    const addresses = world.addresses.filter((address) => world.addressee(address) === 'known');
    for (let n = 0; n < count; n += 1) {
      const random = all.fork(`mail ${n}`);
      const at = Math.floor(world.start + random.next() * (world.end - world.start));
      const to = random.pick(addresses);
      const kind = random.chance(WRITTEN) ? ORDINARY_KINDS[n % ORDINARY_KINDS.length] : undefined;
      // A stream of chance is spent by use, and a set can be played twice.
      const make = (): Coming => {
        const own = random.fork('mail');
        return kind === undefined
          ? ofCorpus(world, own, at, to)
          : written(world, kind, own, at, to);
      };
      yield planned(at, make, world);
    }
  };
}

function planned(at: number, make: () => Coming, { receive }: WorldView): PlannedEvent {
  return {
    what: 'case',
    at,
    write: (id) => {
      const { raw, mailFrom, recipient, client, scenario, language, source, feedback } = make();
      const { host: helo, address } = client;
      return {
        raw: bytesOf(receive(raw, { at, mailFrom, recipient, client })),
        truth: {
          id,
          label: 'not-a-bounce',
          kind: feedback ? 'feedback-report' : 'ordinary',
          at,
          envelope: { mailFrom, recipient, client: { address, helo } },
          format: `ordinary-${scenario}`,
          language,
          returned: 'none',
          source,
          campaign: null,
          scenario,
          adversary: null,
          original: null,
          evidence: null,
        },
      };
    },
  };
}

/** A mail of a corpus, sent to one of ours by somebody elsewhere. */
function ofCorpus(world: WorldView, random: Random, at: number, to: string): Coming {
  const as = random.chance(0.5) ? 'ham' : 'spam';
  const text = random.pick(as === 'ham' ? world.ham : world.spam);
  const from = world.stranger(random);
  const client = world.serverOf(domainOf(from));
  const { raw } = writeOriginal({
    text,
    from,
    fromName: random.chance(0.7) ? personName(random) : null,
    to,
    cc: [],
    messageId: `${random.word(20)}@${domainOf(from)}`,
    returnPath: from,
    sentAt: at - 5_000,
    trace: [],
    copy: random.fork('copy'),
  });
  return {
    raw,
    mailFrom: from,
    recipient: to,
    client,
    scenario: as === 'ham' ? 'corpus-ham' : 'corpus-spam',
    language: 'en',
    source: { corpus: text.corpus, path: text.path },
    feedback: false,
  };
}

function written(
  world: WorldView,
  kind: OrdinaryKind,
  random: Random,
  at: number,
  to: string,
): Coming {
  const someone = world.stranger(random);
  const fill = (line: string): string =>
    line.replace(/(?<![\w.#-])@(?![\w.#-])/g, () => someone).replaceAll('#', () => random.word(6));
  const from = fill(kind.from);
  const address = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  const fields = [
    `Date: ${mailDate(at - 5_000)}`,
    `From: ${encodedName(from)}`,
    `To: ${to}`,
    `Subject: ${encoded(fill(kind.subject))}`,
    `Message-ID: <${random.word(20)}@${domainOf(address)}>`,
    ...(kind.fields ?? []).map(fill),
    ...(kind.fields?.some((line) => line.startsWith('Content-Type:'))
      ? []
      : [
          'MIME-Version: 1.0',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: 8bit',
        ]),
  ];
  return {
    raw: utf8([...fields, '', ...kind.body.map(fill), ''].join('\r\n')),
    mailFrom: kind.nullSender === true ? '' : address,
    recipient: to,
    client: world.serverOf(domainOf(address)),
    scenario: kind.name,
    language: kind.language,
    source: null,
    feedback: kind.name === 'complaint',
  };
}

/** An encoded word (RFC 2047) where the text is not ASCII; the texts here are short. */
function encoded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const escaped = [...utf8(text)].map((character) =>
    /[a-z0-9]/i.test(character)
      ? character
      : character === ' '
        ? '_'
        : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `=?utf-8?Q?${escaped.join('')}?=`;
}

function encodedName(from: string): string {
  const at = from.lastIndexOf(' <');
  return at < 0 ? from : `${encoded(from.slice(0, at))}${from.slice(at)}`;
}
