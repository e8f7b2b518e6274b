import type { NormalAddress, Outcome } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { createAddressList, createDirectory, type DirectoryLookup } from '../src/index.ts';
import { contextWith, evidenceTo } from './report.ts';

const list = {
  known: ['anna@example.org'],
  neverSends: ['info@example.org'],
  domains: ['example.org'],
  catchAllDomains: ['any.example'],
};

const judge = (lookup: unknown, addressee: string | null): Promise<Outcome> =>
  // A caller without types can hand in anything.
  createDirectory({ lookup: lookup as DirectoryLookup }).check(
    evidenceTo(addressee),
    contextWith(),
  );

describe('createDirectory', () => {
  it('declares its name and every code it may report', async () => {
    const signal = createDirectory({ lookup: list });
    expect(signal.name).toBe('directory');
    const addressees = ['anna@example.org', 'x@example.org', 'info@example.org', 'x@any.example'];
    const codes = await Promise.all(
      addressees.map(async (addressee) => {
        const outcome = await signal.check(evidenceTo(addressee), contextWith());
        return outcome.status === 'ok' ? outcome.findings.map(({ code }) => code) : [];
      }),
    );
    expect(codes.flat().sort()).toEqual([...(signal.codes ?? [])].sort());
    expect(codes.flat()).toHaveLength(4);
  });

  it('asks a list, made before or by itself, without watching the time', async () => {
    const context = {
      findings: [],
      get abort(): AbortSignal {
        throw new Error('nobody waits');
      },
    };
    const anna = evidenceTo('anna@example.org');
    for (const lookup of [list, createAddressList(list)]) {
      const outcome = await createDirectory({ lookup }).check(anna, context);
      expect(outcome).toMatchObject({ findings: [{ code: 'addressee-known' }] });
    }
    const lookup: DirectoryLookup = () => 'known';
    await expect(createDirectory({ lookup }).check(anna, context)).rejects.toThrow('nobody waits');
  });

  it('runs in the local round unless the look-up is remote', () => {
    const lookup: DirectoryLookup = () => 'known';
    expect(createDirectory({ lookup }).round).toBe('local');
    expect(createDirectory({ lookup, remote: false }).round).toBe('local');
    expect(createDirectory({ lookup, remote: true }).round).toBe('network');
  });

  it.each([
    ['anna@example.org', 'addressee-known', 'anna@example.org exists.'],
    [
      'nobody+tag@example.org',
      'addressee-unknown',
      'nobody@example.org does not exist, so it sent nothing.',
    ],
    [
      'info@example.org',
      'addressee-never-sends',
      'info@example.org only receives and never sends.',
    ],
    [
      'x7q@any.example',
      'addressee-catch-all',
      'x7q@any.example is accepted only because its domain takes every address.',
    ],
  ])('reports of %s what the list says', async (addressee, code, summary) => {
    const [address] = summary.split(' ');
    expect(await judge(list, addressee)).toEqual({
      status: 'ok',
      findings: [{ code, strength: 1, summary, data: { address } }],
    });
  });

  it('abstains where nothing says to whom the report came', async () => {
    expect(await judge(list, null)).toMatchObject({ status: 'abstained' });
  });

  it('abstains where the directory does not cover the address', async () => {
    const outcome = { status: 'abstained', why: 'the directory does not cover the address' };
    expect(await judge(list, 'anna@elsewhere.example')).toEqual(outcome);
    expect(await judge(() => 'not-covered', 'anna@example.org')).toEqual(outcome);
  });

  it('hands the look-up the normal address and the deadline', async () => {
    const asked: { address: NormalAddress; abort: AbortSignal }[] = [];
    const lookup: DirectoryLookup = (address, abort) => {
      asked.push({ address, abort });
      return Promise.resolve('known');
    };
    const context = contextWith();
    const evidence = evidenceTo('prvs=1234ab12cd=Anna@Example.org');
    await createDirectory({ lookup }).check(evidence, context);
    expect(asked).toEqual([{ address: evidence.addressee, abort: context.abort }]);
    expect(asked[0]?.address.address).toBe('anna@example.org');
  });

  it.each([
    'SRS0=HHH=TT=sender.example=joe@example.org',
    'SRS1=HHH=first.example==HHH=TT=sender.example=joe@example.org',
  ])('does not look up %s, which is no mailbox', async (addressee) => {
    let asked = 0;
    const outcome = await judge(() => {
      asked++;
      return 'unknown';
    }, addressee);
    expect(outcome).toMatchObject({
      status: 'abstained',
      why: expect.stringContaining('forwarded'),
    });
    expect(asked).toBe(0);
  });

  it('takes no variable return path for an address that does not exist', async () => {
    const verp = 'list-bounces+joe=sender.example@example.org';
    expect(await judge(list, verp)).toMatchObject({
      status: 'abstained',
      why: expect.stringContaining('variable return path'),
    });
    const listed = { ...list, known: ['list-bounces@example.org'] };
    expect(await judge(listed, verp)).toMatchObject({ findings: [{ code: 'addressee-known' }] });
  });

  it('clips an address that is far too long', async () => {
    const outcome = await judge(() => 'unknown', `${'a'.repeat(600)}@example.org`);
    expect(JSON.stringify(outcome).length).toBeLessThan(700);
  });
});

describe('a look-up that cannot answer', () => {
  const secret = 'bind as cn=admin with password hunter2 failed';

  it.each([
    ['throws', () => raise(new Error(secret)), 'the directory look-up failed (Error)'],
    [
      'rejects with a code',
      () => Promise.reject(Object.assign(new Error(secret), { code: 'ECONNREFUSED' })),
      'the directory look-up failed (Error, ECONNREFUSED)',
    ],
    [
      'rejects with a code in its cause',
      () => Promise.reject(new TypeError(secret, { cause: { code: 'ENOTFOUND' } })),
      'the directory look-up failed (TypeError, ENOTFOUND)',
    ],
    [
      'rejects with a numeric code',
      () => Promise.reject({ name: 'InvalidCredentialsError', code: 49, message: secret }),
      'the directory look-up failed (InvalidCredentialsError, 49)',
    ],
    [
      'hides a secret in name and code',
      () => raise({ name: secret, code: secret }),
      'the directory look-up failed (an error)',
    ],
    ['throws a string', () => raise(secret), 'the directory look-up failed (an error)'],
    ['throws null', () => raise(null), 'the directory look-up failed (an error)'],
    [
      'throws what throws when it is read',
      () => raise(new Proxy({}, { get: () => raise(new Error(secret)) })),
      'the directory look-up failed (an error)',
    ],
  ])('is unavailable when it %s, and tells no secret', async (_title, lookup, why) => {
    expect(await judge(lookup, 'anna@example.org')).toEqual({ status: 'unavailable', why });
  });

  it.each([
    ['null', null, 'answered null instead of known, unknown'],
    ['undefined', undefined, 'answered undefined instead of known'],
    ['a boolean', false, 'answered a value of type boolean instead of known'],
    ['a word it does not know', 'hunter2', 'answered a value of type string instead of known'],
    ['an entry', { uid: 'hunter2' }, 'answered a value of type object instead of known'],
    ['a property name', 'constructor', 'answered a value of type string instead of known'],
  ])('is unavailable when it answers %s', async (_title, answer, why) => {
    for (const lookup of [() => answer, () => Promise.resolve(answer)]) {
      const outcome = await judge(lookup, 'anna@example.org');
      expect(outcome).toMatchObject({ status: 'unavailable', why: expect.stringContaining(why) });
      expect(JSON.stringify(outcome)).not.toContain('hunter2');
    }
  });

  it('is unavailable when the deadline passes, even where it never settles', async () => {
    const deadline = new AbortController();
    const signal = createDirectory({ lookup: () => new Promise(() => {}), remote: true });
    const outcome = signal.check(evidenceTo('anna@example.org'), contextWith(deadline.signal));
    deadline.abort();
    expect(await outcome).toEqual({
      status: 'unavailable',
      why: 'the directory did not answer in time',
    });
  });

  it('may reject after the deadline without harm', async () => {
    const deadline = new AbortController();
    let fail: (error: Error) => void = () => {};
    const lookup: DirectoryLookup = () => new Promise((_, reject) => (fail = reject));
    const signal = createDirectory({ lookup });
    const outcome = signal.check(evidenceTo('anna@example.org'), contextWith(deadline.signal));
    deadline.abort();
    fail(new Error('too late'));
    expect(await outcome).toMatchObject({ status: 'unavailable' });
  });

  it('is not asked after the deadline', async () => {
    let asked = 0;
    const lookup: DirectoryLookup = () => {
      asked++;
      return 'known';
    };
    const outcome = await createDirectory({ lookup }).check(
      evidenceTo('anna@example.org'),
      contextWith(AbortSignal.abort()),
    );
    expect(outcome).toMatchObject({ status: 'unavailable' });
    expect(asked).toBe(0);
  });
});

describe('the options of createDirectory', () => {
  it.each([
    ['no options', undefined, /createDirectory/],
    ['no look-up', {}, /"lookup": must be a function or an object of lists/],
    ['a look-up that is a word', { lookup: 'ldap://host.example' }, /"lookup": must be/],
    ['an unknown option', { lookup: () => 'known', remot: true }, /remot/],
    ['a wrong list', { lookup: { known: ['anna'] } }, /"known\.0": must be an address/],
    [
      'a remote list',
      { lookup: {}, remote: true },
      /"remote": only a function or a store can be remote/,
    ],
  ])('refuse %s at once', (_title, options, message) => {
    const create = createDirectory as (options: unknown) => unknown;
    expect(() => create(options)).toThrow(TypeError);
    expect(() => create(options)).toThrow(message);
  });
});

function raise(error: unknown): never {
  throw error;
}
