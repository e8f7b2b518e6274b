import {
  type Bayesian,
  type BayesianOptions,
  createBayesian,
  createBayesModel,
} from '@backscatter/bayesian';
import type { NormalAddress, TokenStore } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { evidenceOf, mailOf } from './mails.ts';

const SPAM = 'cheap pills online';

/** Ham enough for a model to know a domain. */
const MESSAGES = 200;

/** A filter that has learned as much spam as ham, the latter with these fields. */
async function filter(
  headers: Readonly<Record<string, string>>,
  options: Omit<BayesianOptions, 'store'> & { store?: TokenStore } = {},
): Promise<Bayesian> {
  const signal = createBayesian({ store: createBayesModel(), ...options });
  const forged = { from: 'forged@victims.example', to: 'bob@victims.example' };
  for (let i = 0; i < MESSAGES; i += 1) {
    await signal.learn(mailOf({ headers: forged, text: `cheap pills online ${i}` }), 'spam');
    await signal.learn(mailOf({ headers, text: `minutes of the meeting ${i}` }), 'ham');
  }
  return signal;
}

function addressed(domain: string, local: string): NormalAddress {
  const address = `${local}@${domain}`;
  return { raw: address, address, local, domain, tag: null, wrapping: null };
}

/** Log odds of spam, as the filter sees them of what came back to somebody of a domain, by default to one that it has not met. */
async function odds(
  signal: Bayesian,
  domain: string | null,
  text = SPAM,
  local = 'alice',
): Promise<number> {
  const addressee = domain === null ? null : addressed(domain, local);
  const evidence = { ...evidenceOf(mailOf({ text })), addressee };
  const outcome = await signal.check(evidence, {
    abort: new AbortController().signal,
    findings: [],
  });
  if (outcome.status !== 'ok') throw new Error(outcome.why);
  const p = Number(outcome.findings[0]?.data?.['probability']);
  return Math.log(p / (1 - p));
}

const loud = { spamCutoff: 0.51, hamCutoff: 0.49 };

describe('a model', () => {
  it('hears in full what speaks for spam in short mail where the ham it learned is of the addressee’s domain', async () => {
    const signal = await filter({ from: 'carol@mail.example.org', to: 'dave@else.example' }, loud);
    const strange = await odds(signal, 'other.example');
    expect(await odds(signal, null)).toBe(strange);
    const home = await odds(signal, 'example.org');
    expect(home).toBeGreaterThan(2 * strange);
    expect(await odds(signal, 'bounces.example.org')).toBe(home);
    // What has text enough is heard in full anywhere.
    const long = Array.from(
      { length: 200 },
      (_, i) => `${SPAM} word${String.fromCharCode(97 + (i % 20), 97 + i / 20)}`,
    ).join(' ');
    const [known, foreign] = [
      await odds(signal, 'example.org', long),
      await odds(signal, 'other.example', long),
    ];
    // At home it is heard half as loud again, and no more for being short.
    expect(known / foreign).toBeCloseTo(1.5, 6);
    expect(home / strange).toBeGreaterThan(known / foreign);
  });

  it('believes sooner that what came back to somebody is spam the more of the ham it learned names the address', async () => {
    const signal = await filter({ from: 'carol@example.org' }, loud);
    const teach = async (
      count: number,
      headers: Readonly<Record<string, string>>,
    ): Promise<void> => {
      for (let i = 0; i < count; i += 1) {
        const text = `minutes of the meeting with ${headers['from']} ${headers['to'] ?? ''} ${i}`;
        await signal.learn(mailOf({ headers, text }), 'ham');
      }
    };
    await teach(1, { from: 'Dave <dave@example.org>' });
    await teach(3, { from: 'x@else.example', to: 'Erin+team@Example.org' });
    await teach(3, { from: 'frank@else.example' });
    const to = async (local: string): Promise<number> => odds(signal, 'example.org', SPAM, local);
    const unmet = await to('nobody');
    expect((await to('carol')) / unmet).toBeCloseTo(4 / 1.5, 6);
    expect((await to('erin')) / unmet).toBeCloseTo(4 / 1.5, 6);
    expect((await to('dave')) / unmet).toBeCloseTo(1 + (4 / 1.5 - 1) / 3, 6);
    // Whose domain is not ours is a stranger, met or not, and so is whoever only spam names.
    expect(await odds(signal, 'else.example', SPAM, 'frank')).toBeLessThan(1.1 * (unmet / 1.5));
    expect(await odds(signal, 'victims.example', SPAM, 'forged')).toBeLessThan(unmet / 1.5);
  });

  it('hears little in mail without evidence, of whomever it is', async () => {
    const signal = await filter({ from: 'carol@example.org' }, loud);
    const said = await odds(signal, 'example.org', 'здравствуйте коллеги', 'carol');
    expect(Math.abs(said)).toBeLessThan(0.5);
  });

  it('hears what speaks for ham no better at home', async () => {
    const signal = await filter({ from: 'carol@example.org' }, loud);
    const ham = 'minutes of the meeting';
    expect(await odds(signal, 'example.org', ham)).toBe(await odds(signal, 'else.example', ham));
  });

  it('is half at home where half as much is of that domain', async () => {
    const mixed = await filter({ from: 'carol@example.org' }, loud);
    const other = mailOf({ headers: { from: 'x@else.example' }, text: 'minutes of another' });
    const before = await odds(mixed, 'example.org');
    for (let i = 0; i < 7 * MESSAGES; i += 1) {
      await mixed.learn({ ...other, text: `minutes of the meeting of others ${i}` }, 'ham');
    }
    const [home, strange] = [await odds(mixed, 'example.org'), await odds(mixed, 'c.example')];
    expect(home).toBeLessThan(before);
    expect(home).toBeGreaterThan(1.2 * strange);
  });

  it('is at home by To and Cc as well, and not by what it learned as spam', async () => {
    const to = await filter({ from: 'x@a.example', to: 'erin@example.org' }, loud);
    const cc = await filter({ from: 'x@a.example', cc: 'y@b.example, erin@example.org' }, loud);
    for (const signal of [to, cc]) {
      expect(await odds(signal, 'example.org')).toBeGreaterThan(await odds(signal, 'c.example'));
      expect(await odds(signal, 'victims.example')).toBe(await odds(signal, 'c.example'));
    }
  });

  it('is never at home where it was learned elsewhere', async () => {
    const options = { ...loud, learnedElsewhere: true };
    const signal = await filter({ from: 'carol@example.org' }, options);
    expect(await odds(signal, 'example.org')).toBe(await odds(signal, 'other.example'));
  });

  it('is at home no more when that is unlearned', async () => {
    const store = createBayesModel();
    const mail = mailOf({ headers: { from: 'carol@example.org' }, text: 'hello' });
    const signal = createBayesian({ store });
    await signal.learn(mail, 'ham');
    expect((await store.size()).messages).toBe(1);
    await signal.unlearn(mail, 'ham');
    expect(JSON.parse(store.toJson())).toEqual(JSON.parse(createBayesModel().toJson()));
  });

  it('judges by nobody’s address', async () => {
    const one = await filter({ from: 'carol@example.org' }, loud);
    const other = await filter({ from: 'carol@example.net' }, loud);
    const mail = mailOf({ headers: { from: 'carol@example.org' }, text: SPAM });
    expect(await one.score(mail)).toEqual(await other.score(mail));
  });
});
