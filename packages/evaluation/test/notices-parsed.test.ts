/**
 * How `@backscatter/dsn-parser` reads the formats. They are written for the realism of the
 * world, not for the parser, so it misses some: what holds are floors, and the
 * formats it misses are named where a floor breaks.
 */

import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../src/binary-string.ts';
import { ANSWER_FORMATS, NOTICE_FORMATS } from '../src/notices/index.ts';
import type { AnswerFormat, NoticeFormat, NoticePlan } from '../src/notices/notice-format.ts';
import { createRandom } from '../src/random.ts';
import { planOf } from './notice-plans.ts';

interface Reading {
  readonly name: string;
  readonly kind: boolean;
  readonly recipient: boolean;
  readonly amount: boolean;
  readonly id: boolean;
}

async function read(
  format: NoticeFormat | AnswerFormat,
  plan: NoticePlan,
  expected: { readonly kind: string; readonly namesId: boolean },
): Promise<Reading> {
  const written = format.write(plan, createRandom(plan.cause.length));
  const raw = bytesOf(`Return-Path: <${format.mailFrom(plan)}>\r\n${written}`);
  const dsn = await parseDsn(await parseMail(raw), parseMail);
  const forms = plan.returned === 'truncated' ? ['message', 'quoted'] : [plan.returned];
  const ids = new Set(dsn?.messageIds.map(({ id }) => id));
  return {
    name: `${format.name} (${plan.kind}, ${plan.returned})`,
    kind: dsn?.kind === expected.kind,
    recipient:
      dsn?.recipients.some(
        ({ finalRecipient, originalRecipient }) =>
          finalRecipient === plan.failed || originalRecipient === plan.failed,
      ) === true,
    amount: dsn !== null && forms.includes(dsn.returned.form),
    id: !expected.namesId || ids.has(plan.original.messageId),
  };
}

/** The share that holds, and what does not. */
function share(
  readings: readonly Reading[],
  of: Exclude<keyof Reading, 'name'>,
): { readonly share: number; readonly missed: readonly string[] } {
  const missed = readings.filter((reading) => !reading[of]).map(({ name }) => name);
  return { share: 1 - missed.length / readings.length, missed };
}

describe('the parser reads', () => {
  it('most notices: their kind, whom they failed to reach, what they return and its id', async () => {
    const readings: Reading[] = [];
    for (const format of NOTICE_FORMATS) {
      for (const kind of format.kinds) {
        for (const returned of format.amounts) {
          for (const cause of ['user-unknown', 'timeout'] as const) {
            const plan = planOf({ kind, returned, cause });
            readings.push(await read(format, plan, { kind, namesId: format.namesId(plan) }));
          }
        }
      }
    }
    for (const of of ['kind', 'recipient', 'amount', 'id'] as const) {
      const { share: got, missed } = share(readings, of);
      expect(got, `${of}: ${missed.join(', ')}`).toBeGreaterThan(0.9);
    }
  });

  it('most answers as what they are', async () => {
    const readings: Reading[] = [];
    for (const format of ANSWER_FORMATS) {
      for (const returned of format.amounts) {
        const { kind, namesId } = format;
        readings.push(await read(format, planOf({ returned }), { kind, namesId }));
      }
    }
    const { share: got, missed } = share(readings, 'kind');
    expect(got, missed.join(', ')).toBeGreaterThan(0.75);
  });
});
