import { abstained, found, unavailable } from '@backscatter/core';
import {
  createKeyRing,
  createProofSignal,
  createProvenance,
  type ProvenanceOptions,
  type Prover,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { ANNA, ask, DAY, NOW, said } from './report.ts';

const keys = createKeyRing({ keys: { 1: 'correct horse battery staple' }, active: 1 });
const since = (days: number, senders = ['example.org']): ProvenanceOptions['traces'] & object => ({
  coverage: [{ senders, since: NOW - days * DAY }],
});

describe('coverage', () => {
  const untagged = async (days: number, senders?: string[]): Promise<unknown> => {
    const { coverage = [] } = since(days, senders);
    return ask(createProvenance({ returnPath: { keys, coverage } }));
  };

  it('makes absence count once what left before it cannot bounce any more', async () => {
    expect(await untagged(6.9)).toEqual({
      status: 'abstained',
      why: 'return-path: coverage of anna@example.org is too young: it counts from 2026-03-10',
    });
    expect(await untagged(7)).toMatchObject({ status: 'ok', findings: [{ strength: 1 }] });
  });

  it('is that of an address or a domain, and of no other', async () => {
    for (const senders of [
      ['ANNA@example.org'],
      ['@Example.org.'],
      ['eve@x.example', 'example.org'],
    ]) {
      expect(await untagged(30, senders)).toMatchObject({ status: 'ok' });
    }
    for (const senders of [['eve@example.org'], ['mail.example.org'], ['org']]) {
      expect(await untagged(30, senders)).toMatchObject({ status: 'abstained' });
    }
  });

  it('is declared for each proof alone', async () => {
    const { coverage = [] } = since(30);
    const signal = createProvenance({ returnPath: { keys, coverage }, messageId: { keys } });
    expect(said(await ask(signal))).toEqual([['untagged-return-path', 1]]);
    const both = createProvenance({
      returnPath: { keys, coverage },
      messageId: { keys, coverage },
    });
    expect(said(await ask(both))).toEqual([
      ['untagged-return-path', 1],
      ['unsigned-message-id', 1],
    ]);
  });

  it('of forwarded mail and long addresses makes no tag and no signed id missing', async () => {
    const { coverage = [] } = since(30);
    const signal = createProvenance({
      returnPath: { keys, coverage },
      messageId: { keys, coverage },
    });
    const outcome = await ask(signal, { to: 'SRS0=abcd=5T=example.com=bert@example.org' });
    expect(said(outcome)).toEqual([]);
  });
});

describe('a domain in Unicode', () => {
  it('is the same one in ASCII, for signatures and for coverage', async () => {
    const sender = 'anna@bücher.example';
    const ascii = 'anna@xn--bcher-kva.example';
    const { coverage = [] } = since(30, ['Bücher.example']);
    const signal = createProvenance({ returnPath: { keys, coverage }, messageId: { keys } });
    const tagged = signReturnPath(sender, { keys, now: NOW });
    const to = tagged.replace(sender, ascii);
    expect(to).not.toBe(tagged);
    expect(said(await ask(signal, { to }))).toEqual([['signed-return-path', 1]]);
    const id = signMessageId({ keys, sender, now: NOW, random: new Uint8Array(8) });
    expect(said(await ask(signal, { to: ascii, messageId: id }))).toEqual([
      ['untagged-return-path', 1],
      ['signed-message-id', 0.9],
    ]);
  });
});

describe('the recipient of an ENVID', () => {
  it('is known from the return path too, as the service writes it', async () => {
    const to = 'bounces-77-mary-ann=example.com@example.org';
    const sender = to;
    const envelopeId = signEnvelopeId({
      keys,
      sender,
      now: NOW,
      random: new Uint8Array(8),
      recipient: 'mary-ann@example.com',
    });
    const facts = { to, envelopeId, recipient: 'postmaster@forwarder.example' };
    for (const verp of [[], ['bounces-{id}-{user}={domain}@example.org']]) {
      const signal = createProvenance({ envelopeId: { keys, verp } });
      expect(said(await ask(signal, facts))).toEqual([['signed-envelope-id', 1]]);
    }
  });
});

describe('traces', () => {
  const traces = {
    ownRelays: ['*.example.org'],
    ownMessageIds: ['*.*@example.org'],
    ownHelo: ['out?.example.org', 'out*.example.org'],
    ...since(30),
  };
  const OURS = {
    messageId: '<20260310.ab12@example.org>',
    returnedHeaders: [
      'Received: from out1.example.org (out1.example.org [192.0.2.3]) by mx.example.com with ESMTP id 1',
      'Received: from laptop ([198.51.100.7]) by out1.example.org with ESMTPSA id 2',
    ],
  };
  const OTHERS = {
    messageId: '<x@bot.example.net>',
    returnedHeaders: [
      'Received: from example.org (bot [203.0.113.9]) by mx.example.com with ESMTP id 1',
    ],
  };

  it('of ours speak for, and are told in one finding', async () => {
    const outcome = await ask(createProvenance({ traces }), OURS);
    expect(outcome).toMatchObject({
      findings: [
        {
          code: 'own-handover',
          summary:
            'mx.example.com had the returned message from 192.0.2.3, which is a server of ours.',
        },
        {
          code: 'own-trace',
          summary:
            'The returned message has, as our mail does, a Received line about out1.example.org; the Message-ID 20260310.ab12@example.org; the HELO out1.example.org.',
        },
      ],
    });
  });

  it('that are missing or foreign speak against, where coverage is declared', async () => {
    expect(await ask(createProvenance({ traces }), OTHERS)).toMatchObject({
      findings: [
        {
          code: 'foreign-trace',
          summary:
            'The returned message has, as our mail does not, no Received line of our relays among 1; the Message-ID x@bot.example.net; the HELO example.org.',
        },
      ],
    });
    const { coverage: _, ...undeclared } = traces;
    const outcome = await ask(createProvenance({ traces: undeclared }), OTHERS);
    expect(outcome).toMatchObject({ status: 'abstained' });
  });

  it('can be for and against at once', async () => {
    const mixed = { ...OURS, messageId: OTHERS.messageId };
    expect(said(await ask(createProvenance({ traces }), mixed))).toEqual([
      ['own-handover', 0.75],
      ['own-trace', 1],
      ['foreign-trace', 1],
    ]);
  });

  it('are looked for in a bounded number of hops', async () => {
    const hop = 'Received: from a.example.net ([203.0.113.9]) by b.example.net with SMTP id 1';
    const at = (hops: number): Promise<readonly (readonly [string, number])[]> => {
      const relays = { ownRelays: ['*.example.org'] };
      const returnedHeaders = [...Array(hops).fill(hop), OURS.returnedHeaders[1] ?? ''];
      return ask(createProvenance({ traces: relays }), { returnedHeaders }).then(said);
    };
    expect(await at(29)).toEqual([['own-trace', 1]]);
    expect(await at(30)).toEqual([]);
  });
});

describe('the signal', () => {
  it('is asked first, names all its codes, and abstains where nothing is configured', async () => {
    const signal = createProvenance({});
    expect(signal).toMatchObject({ name: 'provenance', round: 'local', codes: [] });
    expect(await ask(signal)).toEqual({ status: 'abstained', why: 'no proof is configured' });
    const { codes } = createProvenance({ returnPath: { keys }, messageId: { keys } });
    expect(codes).toContain('signed-return-path');
    expect(new Set(codes).size).toBe(codes?.length);
  });

  it('tells every proof that holds', async () => {
    const signing = { keys, sender: ANNA, now: NOW, random: new Uint8Array(8) };
    const signal = createProvenance({
      returnPath: { keys },
      messageId: { keys },
      envelopeId: { keys },
    });
    const outcome = await ask(signal, {
      to: signReturnPath(ANNA, { keys, now: NOW }),
      messageId: signMessageId(signing),
      envelopeId: signEnvelopeId(signing),
    });
    expect(said(outcome)).toEqual([
      ['signed-return-path', 1],
      ['signed-message-id', 0.9],
      ['signed-envelope-id', 0.9],
    ]);
  });

  it('says once what two provers say, and says it as strongly as the stronger', async () => {
    const misplaced = { code: 'c', summary: 's' };
    const prover = (strength: number): Prover => ({
      name: `p${strength}`,
      codes: ['c'],
      prove: () => found([{ ...misplaced, strength }]),
    });
    const signal = createProofSignal('mine', 'network', [prover(0.2), prover(0.8), prover(0.5)]);
    expect(signal).toMatchObject({ name: 'mine', round: 'network', codes: ['c'] });
    expect(said(await ask(signal))).toEqual([['c', 0.8]]);
  });

  it("keeps a caller's prover apart that fails, and never repeats what it said", async () => {
    const failing: Prover = {
      name: 'mine',
      codes: [],
      prove: () => Promise.reject(new RangeError('a secret')),
    };
    const idle: Prover = { name: 'idle', codes: [], prove: () => abstained('nothing there') };
    const away: Prover = { name: 'away', codes: [], prove: () => unavailable('no answer') };
    const to = signReturnPath(ANNA, { keys, now: NOW });
    const with_ = createProvenance({ returnPath: { keys }, provers: [failing, idle, away] });
    expect(await ask(with_, { to })).toMatchObject({
      status: 'ok',
      findings: [{ code: 'signed-return-path' }],
      unavailable: ['mine: it failed (RangeError)', 'away: no answer'],
    });
    expect(await ask(createProvenance({ provers: [failing, idle] }))).toEqual({
      status: 'unavailable',
      why: 'mine: it failed (RangeError)',
    });
  });

  it.each([
    ['an unknown option', { retrunPath: {} }, /retrunPath/],
    ['no keys', { returnPath: {} }, /"returnPath\.keys": must be made by createKeyRing/],
    ['a window that wraps', { returnPath: { keys, windowDays: 500 } }, /"returnPath\.windowDays"/],
    [
      'coverage without a zone',
      { messageId: { keys, coverage: [{ senders: ['a.example'], since: '2026-01-01T00:00' }] } },
      /"messageId\.coverage\.0\.since"/,
    ],
    [
      'a network that is none',
      { ownServers: { clients: ['192.0.2.0/33'], names: ['a'] } },
      /"ownServers\.clients\.0": must be an IP/,
    ],
    ['no names', { ownServers: { clients: ['192.0.2.1'], names: [] } }, /"ownServers\.names"/],
    [
      'a VERP pattern without a user',
      { envelopeId: { keys, verp: ['b-{domain}'] } },
      /"envelopeId\.verp\.0".*\{user\}/,
    ],
    ['a prover that is none', { provers: [{ name: 'x' }] }, /"provers\.0": must be a prover/],
  ])('is refused with %s', (_what, options, says) => {
    expect(() => createProvenance(options as never)).toThrow(says);
    expect(() => createProvenance(options as never)).toThrow(TypeError);
  });
});
