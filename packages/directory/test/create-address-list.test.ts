import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressListOptions, createAddressList } from '../src/index.ts';
import { addressOf } from './report.ts';

const answer = (options: AddressListOptions, address: string): string =>
  createAddressList(options)(addressOf(address));

describe('createAddressList', () => {
  const list = {
    known: ['Anna@Example.org', '<ben@example.org>', 'carl@elsewhere.example'],
    neverSends: ['info@example.org', 'ben@example.org'],
    domains: ['example.org'],
    catchAllDomains: ['Any.Example.'],
  };

  it.each([
    ['an address that is listed', 'anna@example.org', 'known'],
    ['one that is not, in a domain the list is complete for', 'nobody@example.org', 'unknown'],
    ['one that is listed outside of those domains', 'carl@elsewhere.example', 'known'],
    ['one that is not listed outside of them', 'nobody@elsewhere.example', 'not-covered'],
    ['one in a subdomain, which is another domain', 'anna@mail.example.org', 'not-covered'],
    ['one that only receives', 'info@example.org', 'never-sends'],
    ['one that stands in both lists', 'ben@example.org', 'never-sends'],
    ['any address of a catch-all domain', 'x7q@any.example', 'catch-all'],
    ['another case', 'ANNA@EXAMPLE.ORG', 'known'],
    ['a sub-address', 'anna+news@example.org', 'known'],
    ['a sub-address of one that only receives', 'info+2026@example.org', 'never-sends'],
    ['a sub-address of nobody', 'nobody+news@example.org', 'unknown'],
    ['an address with a BATV tag', 'prvs=1234ab12cd=anna@example.org', 'known'],
    ['nobody with a BATV tag', 'prvs=1234ab12cd=nobody@example.org', 'unknown'],
    ['postmaster, which every domain has', 'Postmaster@example.org', 'known'],
    ['postmaster of a foreign domain', 'postmaster@elsewhere.example', 'not-covered'],
  ])('answers for %s', (_title, address, expected) => {
    expect(answer(list, address)).toBe(expected);
  });

  it('keeps what is said of one sub-address from its mailbox', () => {
    const shop = { known: ['anna@example.org'], neverSends: ['anna+shop@example.org'] };
    expect(answer(shop, 'anna+Shop@example.org')).toBe('never-sends');
    expect(answer(shop, 'anna@example.org')).toBe('known');
    expect(answer(shop, 'anna+news@example.org')).toBe('known');
  });

  it('lets a sub-address that may send stand against a mailbox that never does', () => {
    const robot = { neverSends: ['robot@example.org'], known: ['robot+alerts@example.org'] };
    expect(answer(robot, 'robot+alerts@example.org')).toBe('known');
    expect(answer(robot, 'robot+other@example.org')).toBe('never-sends');
  });

  it('keeps the answers of listed addresses in a catch-all domain', () => {
    const both = {
      known: ['anna@example.org'],
      neverSends: ['postmaster@example.org'],
      domains: ['example.org'],
      catchAllDomains: ['example.org'],
    };
    expect(answer(both, 'anna@example.org')).toBe('known');
    expect(answer(both, 'postmaster@example.org')).toBe('never-sends');
    expect(answer(both, 'nobody@example.org')).toBe('catch-all');
  });

  it('takes an international domain in Unicode and in ASCII for one', () => {
    const unicode = { known: ['jörg@bücher.example'], domains: ['bücher.example'] };
    expect(answer(unicode, 'jörg@xn--bcher-kva.example')).toBe('known');
    expect(answer(unicode, 'nobody@XN--BCHER-KVA.example')).toBe('unknown');
    const ascii = { known: ['jo\u0308rg@xn--bcher-kva.example'] };
    expect(answer(ascii, 'jörg@BÜCHER.example')).toBe('known');
  });

  it('compares a domain that has no ASCII form as it is given', () => {
    const odd = { domains: ['ü:1.example', '[192.0.2.1]'], known: ['a@ü:1.example'] };
    expect(answer(odd, 'a@ü:1.example')).toBe('known');
    expect(answer(odd, 'b@ü:1.example')).toBe('unknown');
    expect(answer(odd, 'b@[192.0.2.1]')).toBe('unknown');
  });

  it('covers nothing when it is empty', () => {
    expect(answer({}, 'anna@example.org')).toBe('not-covered');
  });

  it('is not misled by names of object properties', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(answer({ domains: ['example.org'] }, `${name}@example.org`)).toBe('unknown');
      expect(answer({}, `anna@${name}`)).toBe('not-covered');
    }
  });

  it('never throws and never calls an address unknown that it does not cover', () => {
    const lookup = createAddressList({ known: ['anna@example.org'], domains: ['example.org'] });
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    let covered = 0;
    fc.assert(
      fc.property(text, fc.oneof(text, fc.constant('example.org')), (local, domain) => {
        const said = lookup({
          raw: `${local}@${domain}`,
          address: `${local}@${domain}`,
          local,
          domain,
          tag: null,
          wrapping: null,
        });
        if (domain === 'example.org') covered++;
        expect(said).toBe(domain === 'example.org' ? 'unknown' : 'not-covered');
      }),
      { seed: 20_260_118, numRuns: 1_000 },
    );
    expect(covered).toBeGreaterThan(100);
  });

  it.each([
    ['an entry that is no address', { known: ['ok@example.org', 'anna'] }, /"known\.1": must be/],
    ['the null sender', { neverSends: ['<>'] }, /"neverSends\.0": must be an address/],
    ['an address as a domain', { domains: ['a@example.org'] }, /"domains\.0": must be a domain/],
    ['an empty domain', { catchAllDomains: [''] }, /"catchAllDomains\.0"/],
    ['an unknown option', { neverSend: [] }, /neverSend/],
    ['a list that is none', { known: 'anna@example.org' }, /"known"/],
  ])('refuses %s', (_title, options, message) => {
    const create = createAddressList as (options: unknown) => unknown;
    expect(() => create(options)).toThrow(TypeError);
    expect(() => create(options)).toThrow(message);
  });
});
