/**
 * DNS messages as servers write them, for tests: what a question asks, and
 * answers of any sort, wrong ones too. Independent of the code under test.
 */

const NUMBERS = { A: 1, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28 } as const;

type TypeName = keyof typeof NUMBERS;

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly type: TypeName | 'other';
  /** The question section as it came. */
  readonly section: Buffer;
}

/** `['list.example', 'A', 300, '127.0.0.2']` */
export type Row = readonly [name: string, type: TypeName, ttl: number, data: string];

export interface Reply {
  readonly rcode?: number;
  readonly answers?: readonly Row[];
  readonly authorities?: readonly Row[];
  readonly truncated?: boolean;
  /** Instead of the question's own. */
  readonly id?: number;
  readonly question?: Buffer;
}

/** Reads a question as a well-behaved client sends it. */
export function readQuestion(bytes: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  while (bytes[at] !== 0) {
    const length = bytes[at] ?? 0;
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = bytes.readUInt16BE(at + 1);
  const known = Object.entries(NUMBERS).find(([, number]) => number === type)?.[0];
  return {
    id: bytes.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: (known as TypeName | undefined) ?? 'other',
    section: bytes.subarray(12, at + 5),
  };
}

/** Writes an answer to a question. */
export function writeReply(question: Question, reply: Reply): Buffer {
  const { rcode = 0, answers = [], authorities = [], truncated = false } = reply;
  const header = Buffer.alloc(12);
  header.writeUInt16BE(reply.id ?? question.id, 0);
  header.writeUInt16BE(0x8180 | (truncated ? 0x0200 : 0) | rcode, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt16BE(authorities.length, 8);
  const records = [...answers, ...authorities].map(writeRow);
  return Buffer.concat([header, reply.question ?? question.section, ...records]);
}

/** A question section. */
export function writeQuestion(name: string, type: TypeName): Buffer {
  return Buffer.concat([writeName(name), Buffer.from([0, NUMBERS[type], 0, 1])]);
}

/** A name without compression; of no name, the root. */
function writeName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  const written = labels.map((label) =>
    Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
  );
  return Buffer.concat([...written, Buffer.from([0])]);
}

function writeRow([name, type, ttl, text]: Row): Buffer {
  const data = writeData(type, text);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(NUMBERS[type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([writeName(name), fixed, data]);
}

function writeData(type: TypeName, text: string): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(text.split('.').map(Number));
    case 'AAAA':
      return Buffer.from(text.replaceAll(':', ''), 'hex');
    case 'CNAME':
      return writeName(text);
    // Strings are divided by `|`.
    case 'TXT':
      return Buffer.concat(
        text
          .split('|')
          .map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])),
      );
    case 'MX': {
      const [preference, exchange = ''] = text.split(' ');
      return Buffer.concat([Buffer.from([0, Number(preference)]), writeName(exchange)]);
    }
    // The text is the last field: for how long "there is none" may be believed.
    case 'SOA': {
      const numbers = Buffer.alloc(20);
      numbers.writeUInt32BE(Number(text), 16);
      return Buffer.concat([writeName('ns.example'), writeName('hostmaster.example'), numbers]);
    }
  }
}
