/**
 * Tables of keys: the text that `postmap` and `newaliases` turn into a database.
 *
 *     map      user@domain   anything        virtual(5), postmap(1); Sendmail's virtusertable
 *              user          anything
 *              @domain       anything        every address of the domain
 *     aliases  user:         anything        aliases(5); "quoted user": too
 *     passwd   user:x:1000:…                 passwd(5)
 *
 * Keys are compared without regard to case, as the servers do by default.
 */

import { domainToAscii } from '@backscatter/mail';
import { logicalLines } from './logical-lines.ts';
import { problemList, type Table } from './table.ts';

/** A key and its value, or null for a line that is none. */
type ReadLine = (line: string) => readonly [string, string] | null;

const READERS: Readonly<Record<KeyTableKind, ReadLine>> = {
  map: (line) => {
    const end = line.search(/[ \t]/);
    return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end).trim()];
  },
  aliases: (line) => {
    // A quoted name may hold colons.
    const quoted = line.startsWith('"') ? line.indexOf('"', 1) : 0;
    const colon = quoted < 0 ? -1 : line.indexOf(':', quoted);
    if (colon <= 0) return null;
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  },
  passwd: (line) => {
    const colon = line.indexOf(':');
    // `+` and `-` include others (nsswitch's compat), and name nobody.
    return colon <= 0 || /^[+-]/.test(line) ? null : [line.slice(0, colon), ''];
  },
};

/** Which of these. */
export type KeyTableKind = 'map' | 'aliases' | 'passwd';

/** Reads one. */
export function readKeyTable(kind: KeyTableKind, text: string, name: string): Table {
  const entries = new Map<string, string>();
  const { problems, add } = problemList(name);
  for (const line of logicalLines(text)) {
    const entry = READERS[kind](line.text);
    const key = entry === null ? null : keyOf(entry[0], kind);
    if (entry === null || key === null) {
      add(line.number, `is no entry of a table of the kind ${kind}`);
      continue;
    }
    // The first one wins, as postmap warns and does.
    if (!entries.has(key)) entries.set(key, entry[1]);
  }
  const find = (key: string, wide: boolean) => {
    const value = entries.get(key);
    return value === undefined ? null : { value, wide };
  };
  return {
    problems,
    find: (local, domain) =>
      domain === null
        ? find(local, false)
        : (find(`${local}@${domain}`, false) ?? find(`@${domain}`, true)),
  };
}

function keyOf(written: string, kind: KeyTableKind): string | null {
  const key = written.replace(/^"(.*)"$/, '$1').toLowerCase();
  const at = key.lastIndexOf('@');
  if (key === '' || at === key.length - 1) return null;
  if (at < 0) return key;
  if (kind === 'passwd') return null;
  return `${key.slice(0, at)}@${domainToAscii(key.slice(at + 1).replace(/\.$/, ''))}`;
}
