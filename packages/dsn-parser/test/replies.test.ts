/**
 * What servers answer, and what it means: `replies/*.txt`, a file for a group
 * of servers, a line for each reply:
 *
 *     REASON PERMANENCE WHAT THE SERVER SAID
 *
 * where the permanence is `P` for permanent, `T` for transient, or `-` where no
 * code says it, and `\n` parts the lines of a reply. A line that opens with `#`
 * names the servers, and where they explain themselves. The texts are the
 * servers' or like them; hosts and people are invented.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeRecipient } from '../src/status/describe-recipient.ts';

const folder = new URL('./replies/', import.meta.url);
const PERMANENCE: Readonly<Record<string, string>> = { P: 'permanent', T: 'transient' };

type Row = readonly [reply: string, reason: string, permanence: string];

function rowsOf(file: string): readonly Row[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [, reason = '', permanence = '', reply = ''] =
        /^([a-z-]+) ([PT-]) (.+)$/.exec(line) ?? [];
      if (reply === '') throw new Error(`${file}: not a row: ${line}`);
      return [reply.replaceAll('\\n', '\n'), reason, permanence];
    });
}

for (const file of readdirSync(folder)) {
  describe(`replies in ${file}`, () => {
    it.each(rowsOf(file))('understands %j as %s', (reply, reason, permanence) => {
      const read = describeRecipient({
        finalRecipient: 'bob@example.com',
        action: 'failed',
        diagnosticCode: reply,
      });
      expect(read.reason).toBe(reason);
      if (permanence !== '-') expect(read.permanence).toBe(PERMANENCE[permanence]);
    });
  });
}
