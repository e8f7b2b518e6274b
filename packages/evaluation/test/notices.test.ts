import { walkParts } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../src/binary-string.ts';
import type { FakePlan } from '../src/notices/fake-notice.ts';
import { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../src/notices/index.ts';
import type { FailureCause, NoticePlan } from '../src/notices/notice-format.ts';
import { createRandom } from '../src/random.ts';
import type { ReturnedAmount } from '../src/truth.ts';
import { planOf } from './notice-plans.ts';

const AMOUNTS: readonly ReturnedAmount[] = ['message', 'headers', 'truncated', 'quoted', 'none'];
const CAUSES: readonly FailureCause[] = [
  'user-unknown',
  'mailbox-full',
  'policy',
  'spam-rejected',
  'too-large',
  'host-unknown',
  'timeout',
];
const FORMATS = [...NOTICE_FORMATS, ...ANSWER_FORMATS];

/** Everything a reader could find in a mail: its header, its texts decoded, what it returns. */
async function contentOf(raw: string): Promise<string> {
  const mail = await parseMail(bytesOf(raw));
  const parts = walkParts(mail.root).map(
    ({ content, text }) => text ?? (content === null ? '' : new TextDecoder().decode(content)),
  );
  return [raw.slice(0, raw.indexOf('\r\n\r\n')), ...parts].join('\n').replace(/\s+/g, ' ');
}

describe('the tables of formats', () => {
  it('name each row once', () => {
    const names = FORMATS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('are many, of many programs and languages, none of which outweighs the others', () => {
    expect(NOTICE_FORMATS.length).toBeGreaterThanOrEqual(36);
    const families = new Map<string, number>();
    for (const { family } of NOTICE_FORMATS) families.set(family, (families.get(family) ?? 0) + 1);
    expect(families.size).toBeGreaterThanOrEqual(22);
    for (const [family, rows] of families) expect(rows, family).toBeLessThanOrEqual(4);
    expect(new Set(NOTICE_FORMATS.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
  });

  it('give every amount in several formats of several families', () => {
    for (const amount of AMOUNTS) {
      const giving = NOTICE_FORMATS.filter(({ amounts }) => amounts.includes(amount));
      expect(giving.length, amount).toBeGreaterThanOrEqual(5);
      expect(new Set(giving.map(({ family }) => family)).size, amount).toBeGreaterThanOrEqual(4);
    }
  });
});

describe.each(NOTICE_FORMATS)('$name', ({ kinds, amounts, namesId, write }) => {
  const plans: readonly NoticePlan[] = kinds.flatMap((kind) =>
    amounts.flatMap((returned) =>
      CAUSES.map((cause, place) =>
        planOf({
          kind,
          returned,
          cause,
          failed: `maria.keller@${place % 2 === 0 ? 'receiver' : 'elsewhere'}.example`,
          threads: cause === 'policy',
        }),
      ),
    ),
  );

  it('writes the same bytes from the same seed, with CRLF alone', () => {
    for (const [seed, plan] of plans.entries()) {
      const raw = write(plan, createRandom(seed));
      expect(raw).toBe(write(plan, createRandom(seed)));
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(bytesOf(raw).length).toBe(raw.length);
    }
  });

  it('names the failed recipient and returns as much as it says', async () => {
    for (const [seed, plan] of plans.entries()) {
      const content = await contentOf(write(plan, createRandom(seed)));
      expect(content).toContain(plan.failed);
      expect(/.{30}(?:undefined(?! host)|\[object|%[adhlnqs]\b)/.exec(content)?.[0]).toBe(
        undefined,
      );
      expect(content.includes(plan.original.messageId)).toBe(namesId(plan));
      const holdsBody = content.includes('Dear Maria,');
      const holdsAll = content.includes('Last line of all: walnut.');
      const holdsHeader = content.includes('Subject: The offer of last week Date:');
      const { returned } = plan;
      expect([
        holdsHeader || returned === 'quoted',
        holdsBody || returned === 'quoted',
        holdsAll,
      ]).toEqual([
        returned !== 'none',
        returned === 'message' || returned === 'truncated' || returned === 'quoted',
        returned === 'message' || (returned === 'quoted' && holdsAll),
      ]);
    }
  });
});

describe('fake notices', () => {
  const plan: FakePlan = {
    at: Date.UTC(2025, 1, 4, 9, 20, 31),
    to: 'jonas@sender.example',
    claims: 'sender.example',
    failed: 'maria.keller@elsewhere.example',
    link: 'https://confirm.spammer.example/session',
    spammer: 'bot17@spammer.example',
  };

  it.each(FAKE_NOTICES)(
    '$name is addressed, carries its payload and repeats itself',
    async (fake) => {
      const raw = fake.write(plan, createRandom(5));
      expect(raw).toBe(fake.write(plan, createRandom(5)));
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const content = await contentOf(raw);
      expect(content).toContain(`To: ${plan.to}`);
      if (fake.payload === 'archive') expect(raw).toContain('UEsDBBQ');
      else expect(content).toContain(plan.link);
      expect(content).not.toContain('8f2c1d.0091');
    },
  );

  it('lead to their payload in every way', () => {
    const payloads = new Set(FAKE_NOTICES.map(({ payload }) => payload));
    expect([...payloads].sort()).toEqual(['archive', 'html-attachment', 'link', 'returned']);
  });
});

describe.each(ANSWER_FORMATS)('$name', ({ amounts, namesId, write }) => {
  it('names the id where it says so, returns what it says and repeats itself', async () => {
    for (const [seed, returned] of amounts.entries()) {
      const plan = planOf({ returned });
      const raw = write(plan, createRandom(seed));
      expect(raw).toBe(write(plan, createRandom(seed)));
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const content = await contentOf(raw);
      expect(content).toContain(plan.failed);
      expect(/.{30}(?:undefined(?! host)|\[object|%[adhlnqs]\b)/.exec(content)?.[0]).toBe(
        undefined,
      );
      if (returned === 'none') expect(content.includes(plan.original.messageId)).toBe(namesId);
      if (returned !== 'none' && returned !== 'quoted') {
        expect(content).toContain('Subject: The offer of last week Date:');
      }
      expect(content.includes('Dear Maria,')).toBe(
        returned === 'message' ||
          returned === 'truncated' ||
          (returned === 'quoted' && content.includes('Dear Maria,')),
      );
    }
  });
});
