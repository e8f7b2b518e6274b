import { readFileSync } from 'node:fs';
import { createListClient, type ListDefinition } from '@backscatter/dns-list';
import { createDnsbl } from '@backscatter/dnsbl';
import { parseMail } from '@backscatter/mail/mailparser';
import { createClassifier, DEFAULT_CAPS, DEFAULT_WEIGHTS } from '@backscatter/pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finds, says, stoppedClock } from './reports.ts';

const report = readFileSync(new URL('../../dnsbl/test/hosts/06-postfix.eml', import.meta.url));
const mail = await parseMail(report);

/** A list on which each answer 127.0.0.N means something else. */
function listOf(name: string): ListDefinition {
  const meanings = ['exploited', 'policy', 'hijacked', 'spam-source', 'bounces'] as const;
  return {
    name,
    title: name,
    zone: `${name}.example.org`,
    kinds: ['ip4'],
    answers: meanings.map((category, index) => ({
      when: `127.0.0.${index + 2}`,
      code: category,
      category,
      weight: index % 2 === 0 ? 'strong' : 'weak',
      meaning: category,
    })),
    refusals: [],
    selfTest: [],
    terms: 'none',
    source: 'https://example.org/',
    use: 'on-request',
  };
}

/** The score where `listed` names hosts as `zone-position 7.113.0.203`, with the answer each gets. */
async function scoreOf(listed: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const client = createListClient({
    resolver: {
      resolve: async (name) => {
        const records = listed.get(name);
        return records === undefined
          ? { status: 'nxdomain', ttl: 60 }
          : { status: 'ok', records, ttl: 60 };
      },
    },
    clock: stoppedClock(),
    random: () => 0,
    lists: [listOf('one'), listOf('two')],
  });
  const dnsbl = createDnsbl({ client, ownNetworks: ['198.51.100.0/24'] });
  const classifier = createClassifier({
    clock: stoppedClock(),
    signals: [dnsbl],
    exhaustive: true,
  });
  return (await classifier.classify(mail)).score;
}

describe('the lists', () => {
  const LINKS = Object.keys(DEFAULT_WEIGHTS).filter((code) => code.startsWith('surbl-'));

  it.each(LINKS)(
    'decide nothing by a listed link alone, and something beside others: %s',
    async (code) => {
      const labelOf = async (...codes: readonly string[]): Promise<string> => {
        const signals = codes.map((one) => says(one, finds([one, 1])));
        const classifier = createClassifier({ clock: stoppedClock(), signals });
        return (await classifier.classify(mail)).label;
      };
      expect(await labelOf(code)).toBe('unsure');
      expect(await labelOf(code, 'bayes-spam')).toBe('backscatter');
    },
  );

  it('never lower the score by one listing more, and never pass their cap', async () => {
    const name = fc
      .tuple(fc.constantFrom('7.113.0.203', '25.2.0.192'), fc.constantFrom('one', 'two'))
      .map(([host, zone]) => `${host}.${zone}.example.org`);
    const answer = fc.constantFrom('127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5', '127.0.0.6');
    const listing = fc.tuple(name, answer);
    let rises = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(listing, { maxLength: 6 }), listing, async (listings, more) => {
        const tableOf = (rows: readonly (readonly [string, string])[]): Map<string, string[]> => {
          const table = new Map<string, string[]>();
          for (const [asked, record] of rows) {
            table.set(asked, [...new Set([...(table.get(asked) ?? []), record])]);
          }
          return table;
        };
        const before = await scoreOf(tableOf(listings));
        const after = await scoreOf(tableOf([...listings, more]));
        if (after > before) rises += 1;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(DEFAULT_CAPS['reputation'] ?? 0);
      }),
      { seed: 5782, numRuns: 100 },
    );
    expect(rises).toBeGreaterThan(20);
  });
});
