/**
 * Lists of every sort on one hostile DNS server: each zone's first label says how
 * it behaves. All of them, where they answer, have 192.0.2.1 and the domain
 * spam.example.net, and the points of RFC 5782 section 5.
 */

import type { ListDefinition } from '../../src/index.ts';
import type { Asked, HostileReply } from './hostile-dns.ts';

/** A key as somebody's account has it. */
export const KEY = 'zz9accountkey9zz';

type Behaviour = (listed: boolean, question: Asked) => HostileReply | Promise<HostileReply>;

const address = ({ name }: Asked, text: string, ttl = 300): HostileReply => ({
  answers: [[name, 'A', ttl, text]],
});
const NONE: HostileReply = { rcode: 3, authorities: [['example', 'SOA', 300, '300']] };

const honest =
  (text: string, ttl?: number): Behaviour =>
  (listed, question) =>
    listed ? address(question, text, ttl) : NONE;

const BEHAVIOURS: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['honest', honest('127.0.0.2')],
  ['moment', honest('127.0.0.2', 1)],
  ['empty', (listed, question) => (listed ? address(question, '127.0.0.2') : {})],
  [
    'alias',
    (listed, { name }) =>
      listed
        ? {
            answers: [
              [name, 'CNAME', 5, 'a.example'],
              ['a.example', 'CNAME', 5, 'b.example'],
              ['b.example', 'A', 60, '127.0.0.2'],
            ],
          }
        : NONE,
  ],
  [
    'cut',
    (listed, question) =>
      question.over === 'udp' ? { truncated: true } : honest('127.0.0.2')(listed, question),
  ],
  [
    'slow',
    async (listed, question) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return honest('127.0.0.2')(listed, question);
    },
  ],
  ['wildcard', (_, question) => address(question, '127.0.0.2')],
  ['parked', (_, question) => address(question, '192.0.2.80')],
  ['dead', () => NONE],
  ['public', (_, question) => address(question, '127.255.255.254')],
  ['one', (_, question) => address(question, '127.0.0.1')],
  ['refused', () => ({ rcode: 5 })],
  ['servfail', () => ({ rcode: 2 })],
  ['silent', () => 'silence'],
  [
    'malformed',
    (_, { id, section }) => {
      const header = Buffer.from('000081800001000100000000', 'hex');
      header.writeUInt16BE(id, 0);
      return Buffer.concat([header, section, Buffer.from([0xc0])]);
    },
  ],
  [
    'loop',
    (_, { name }) => ({
      answers: [
        [name, 'CNAME', 5, 'a.example'],
        ['a.example', 'CNAME', 5, name],
      ],
    }),
  ],
  ['otherid', (_, { name, id }) => ({ id: id ^ 1, answers: [[name, 'A', 60, '127.0.0.2']] })],
]);

/** Points that every list has, and what the tests ask about, as questions without their zone. */
const LISTED = new Set(['2.0.0.127', '1.2.0.192', 'test', 'spam.example.net']);

/** Answers as the zone of the question behaves. */
export function listAnswers(question: Asked): HostileReply | Promise<HostileReply> {
  const [, subject, behaviour] =
    /^(.*)\.([a-z]+)(?:\d*\.lists\.example)$/.exec(question.name.replace(`${KEY}.`, '')) ?? [];
  const behave = BEHAVIOURS.get(behaviour ?? '');
  if (behave === undefined || question.type !== 'A') return NONE;
  return behave(LISTED.has(subject ?? ''), question);
}

/**
 * The definition of a list that behaves so.
 *
 * @param number for several of the same behaviour
 */
export function listThat(
  behaviour: string,
  number: number | '' = '',
  keyed = false,
): ListDefinition {
  const zone = `${behaviour}${number}.lists.example`;
  return {
    name: `${behaviour}${number}`,
    title: `The ${behaviour} list${number === '' ? '' : ` ${number}`}`,
    zone: keyed ? `{key}.${zone}` : zone,
    ...(keyed ? { key: 'account' } : {}),
    kinds: ['ip4', 'domain'],
    domains: 'host',
    answers: [
      {
        when: '127.0.0.2',
        code: 'spam',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a source of spam',
      },
    ],
    refusals: [
      {
        when: '127.255.255.254',
        of: 'zone',
        why: 'refuses questions through a public resolver; ask through one of your own',
      },
    ],
    selfTest: [
      { kind: 'ip4', listed: '127.0.0.2', unlisted: '127.0.0.1' },
      { kind: 'domain', listed: 'test', unlisted: 'invalid' },
    ],
    terms: 'None.',
    source: 'Written for tests.',
    use: 'on-request',
  };
}
