/**
 * For each proof a genuine case, and every way in which it may be forged, be
 * too old, copied or damaged: raw reports through the real parser, the signal
 * and its weights. Nothing is stubbed; the genuine row of each table is the
 * control that the forged ones are held against.
 */

import type { Signal } from '@backscatter/core';
import {
  createKeyRing,
  createProvenance,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { ANNA, ask, DAY, NOW, type ReportFacts, said } from './report.ts';
import { SECRET as FORWARDER, srs0 } from './srs.ts';

const keys = createKeyRing({
  keys: { 1: 'correct horse battery staple', 2: 'an older key, now retired' },
  active: 1,
});
const retired = createKeyRing({ keys: { 2: 'an older key, now retired' }, active: 2 });
const removed = createKeyRing({ keys: { 3: 'a key that was taken out' }, active: 3 });
const strangers = createKeyRing({ keys: { 1: 'the key of somebody else' }, active: 1 });
const forwarders = createKeyRing({ keys: { 0: FORWARDER }, active: 0 });
const EVE = 'eve@example.org';
const OLD = NOW - 40 * DAY;
const coverage = [{ senders: ['example.org'], since: NOW - 365 * DAY }];

const random = Uint8Array.from([8, 7, 6, 5, 4, 3, 2, 1]);
const path = (at = NOW, ring = keys, of = ANNA): string =>
  signReturnPath(of, { keys: ring, now: at });
const id = (at = NOW, ring = keys, of = ANNA): string =>
  signMessageId({ keys: ring, sender: of, now: at, random });
const envid = (at = NOW, ring = keys, of = ANNA): string =>
  signEnvelopeId({ keys: ring, sender: of, now: at, random, recipient: 'bert@example.com' });

/** Flips one character of the hash at the end. */
const flip = (text: string, at: number): string =>
  text.slice(0, at) + (text.at(at) === '0' ? '1' : '0') + text.slice(at + 1);

type Row = readonly [
  what: string,
  facts: ReportFacts,
  /** Where coverage is declared. */
  covered: readonly (readonly [string, number])[],
  /** Where it is not; the same unless it says otherwise. */
  uncovered?: readonly (readonly [string, number])[],
];

function table(make: (coverage: object) => Signal, rows: readonly Row[]): void {
  for (const [what, facts, covered, uncovered = covered] of rows) {
    it(what, async () => {
      expect(said(await ask(make({ coverage }), facts))).toEqual(covered);
      expect(said(await ask(make({}), facts))).toEqual(uncovered);
    });
  }
}

describe('a signed return path', () => {
  const PROOF = [['signed-return-path', 1]] as const;
  table(
    (more) => createProvenance({ returnPath: { keys, ...more } }),
    [
      ['genuine', { to: path() }, PROOF],
      ['genuine on its last day', { to: path(NOW - 7 * DAY) }, [['signed-return-path', 0.85]]],
      ['genuine, signed with the retired key', { to: path(NOW, retired) }, PROOF],
      ['genuine, case folded in transit', { to: path().toUpperCase() }, PROOF],
      [
        'genuine, the tag taken off by our own delivery',
        { headerTo: path(), derived: true },
        [['signed-return-path', 0.9]],
      ],
      [
        'genuine, the tag in the returned Return-Path',
        { returnedHeaders: [`Return-Path: <${path()}>`] },
        [['signed-return-path', 0.9]],
      ],
      ['genuine, an automatic reply', { to: path(), autoReply: true }, PROOF],
      ['forged', { to: flip(path(), 14) }, [['invalid-return-path', 1]], []],
      ['forged by a stranger', { to: path(NOW, strangers) }, [['invalid-return-path', 1]], []],
      [
        'forged for an automatic reply',
        { to: path(NOW, strangers), autoReply: true },
        [['invalid-return-path', 1]],
        [],
      ],
      [
        'expired',
        { to: path(NOW - 8 * DAY) },
        [
          ['misplaced-signature', 1],
          ['invalid-return-path', 0.5],
        ],
        [['misplaced-signature', 1]],
      ],
      [
        "expired 523 days ago, with a number greater than today's",
        { to: path(NOW - 530 * DAY) },
        [
          ['misplaced-signature', 1],
          ['invalid-return-path', 0.5],
        ],
        [['misplaced-signature', 1]],
      ],
      [
        'expired, an automatic reply',
        { to: path(OLD), autoReply: true },
        [['misplaced-signature', 1]],
      ],
      [
        "replayed: Anna's tag on Eve's address",
        { to: path().replace('anna@', 'eve@') },
        [['invalid-return-path', 1]],
        [],
      ],
      [
        "replayed: a report to Eve quotes Anna's tag",
        { to: EVE, headerTo: path(), returnedHeaders: [`Return-Path: <${path()}>`] },
        [['untagged-return-path', 1]],
        [],
      ],
      ['key rotated away', { to: path(NOW, removed) }, [['invalid-return-path', 0.75]], []],
      [
        'truncated',
        { to: path().replace(/^(prvs=.{7})...=/, '$1=') },
        [['invalid-return-path', 0.75]],
        [],
      ],
      ['untagged', {}, [['untagged-return-path', 1]], []],
      [
        'untagged, as far as the header tells',
        { derived: true },
        [['untagged-return-path', 0.5]],
        [],
      ],
      ['untagged, an automatic reply', { autoReply: true }, []],
      ['untagged, no room for a tag', { to: `${'x'.repeat(50)}@example.org` }, []],
      ['tagged by somebody else', { to: 'btv1==123abcdef==anna@example.org' }, []],
    ],
  );
});

describe('a signed Message-ID', () => {
  const PROOF = [['signed-message-id', 0.9]] as const;
  const STALE = [['misplaced-signature', 1]] as const;
  const changed = id().replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
  table(
    (more) => createProvenance({ messageId: { keys, ...more } }),
    [
      ['genuine', { messageId: id() }, PROOF],
      ['genuine after two weeks', { messageId: id(NOW - 14 * DAY) }, PROOF],
      ['genuine, signed with the retired key', { messageId: id(NOW, retired) }, PROOF],
      ['genuine, case folded in transit', { messageId: id().toUpperCase() }, PROOF],
      ['genuine, to a tagged address', { messageId: id(), to: path() }, PROOF],
      [
        "genuine, a provider's id in its place",
        {
          messageId: '<0100@mail.example.net>',
          returnedHeaders: [`X-Microsoft-Original-Message-ID: ${id()}`],
        },
        PROOF,
      ],
      [
        'genuine, answered by an automatic reply',
        { messageId: id(), autoReply: true },
        [['signed-message-id', 0.5]],
      ],
      ['forged', { messageId: changed }, [['invalid-message-id', 1]], []],
      ['forged by a stranger', { messageId: id(NOW, strangers) }, [['invalid-message-id', 1]], []],
      ['expired', { messageId: id(OLD) }, STALE],
      [
        'replayed from a public list to another sender',
        { messageId: id(), to: EVE, returnedFrom: EVE },
        [['invalid-message-id', 1]],
        [],
      ],
      [
        'replayed with its From, in another envelope',
        { messageId: id(), to: EVE, returnedFrom: ANNA },
        STALE,
      ],
      ['key rotated away', { messageId: id(NOW, removed) }, [['invalid-message-id', 0.75]], []],
      ['truncated', { messageId: id().replace(/....@/, '@') }, [['invalid-message-id', 0.5]], []],
      ['unsigned', {}, [['unsigned-message-id', 1]], []],
      ['unsigned, answered', { autoReply: true }, [['unsigned-message-id', 0.5]], []],
      [
        'forged, answered',
        { messageId: changed, autoReply: true },
        [['invalid-message-id', 0.5]],
        [],
      ],
    ],
  );
});

describe('a signed ENVID', () => {
  const PROOF = [['signed-envelope-id', 1]] as const;
  table(
    (more) => createProvenance({ envelopeId: { keys, ...more } }),
    [
      ['genuine', { envelopeId: envid() }, PROOF],
      ['genuine, signed with the retired key', { envelopeId: envid(NOW, retired) }, PROOF],
      ['genuine, case folded in transit', { envelopeId: envid().toUpperCase() }, PROOF],
      [
        'genuine, good for any recipient',
        { envelopeId: envid().slice(0, -9) },
        [['signed-envelope-id', 0.9]],
      ],
      [
        'genuine, delivered elsewhere by a forwarder',
        { envelopeId: envid(), recipient: 'carl@example.net' },
        [['signed-envelope-id', 0.75]],
      ],
      ['forged', { envelopeId: flip(envid(), 25) }, [['invalid-envelope-id', 1]], []],
      [
        'forged by a stranger',
        { envelopeId: envid(NOW, strangers) },
        [['invalid-envelope-id', 1]],
        [],
      ],
      ['expired', { envelopeId: envid(OLD) }, [['misplaced-signature', 1]]],
      [
        'replayed to another sender',
        { envelopeId: envid(), to: EVE },
        [['invalid-envelope-id', 1]],
        [],
      ],
      ['key rotated away', { envelopeId: envid(NOW, removed) }, [['invalid-envelope-id', 0.5]], []],
      ['truncated', { envelopeId: envid().slice(0, 30) }, [['invalid-envelope-id', 0.5]], []],
      [
        'a Message-ID of ours in its place',
        { envelopeId: id().slice(1, -1).split('@')[0] ?? '' },
        [['invalid-envelope-id', 1]],
        [],
      ],
      ['of somebody else', { envelopeId: 'QQ314159' }, []],
      ['missing', {}, []],
    ],
  );
});

describe('a return path of our own forwarder', () => {
  const PROOF = [['signed-forward', 0.9]] as const;
  table(
    (more) => createProvenance({ forward: { keys: forwarders, ...more } }),
    [
      ['genuine', { to: srs0() }, PROOF],
      ['genuine after three weeks', { to: srs0(NOW - 21 * DAY) }, PROOF],
      [
        'genuine, case folded in transit',
        { to: srs0(NOW, 12).toLowerCase() },
        [['signed-forward', 0.75]],
      ],
      [
        'forged',
        { to: srs0().replace(/^SRS0=./, (head) => (head === 'SRS0=9' ? 'SRS0=8' : 'SRS0=9')) },
        [['invalid-forward', 1]],
        [],
      ],
      ['expired', { to: srs0(OLD) }, [['misplaced-signature', 1]]],
      [
        'replayed for another sender',
        { to: srs0().replace('=Bert@', '=Eve@') },
        [['invalid-forward', 1]],
        [],
      ],
      [
        'secret rotated away',
        { to: srs0(NOW, 4, 'a secret that was taken out') },
        [['invalid-forward', 1]],
        [],
      ],
      ['truncated', { to: srs0(NOW, 3) }, [['invalid-forward', 1]], []],
      ['no SRS address', {}, []],
    ],
  );
});

describe('a report by our own server', () => {
  const CLIENT = { address: '192.0.2.25', helo: 'mail.example.org' };
  const BY = 'by mail.example.org (Postfix) with';
  const SUBMITTED = [
    `Received: from laptop (host.example.net [198.51.100.7])\r\n\t${BY} ESMTPSA id 4A1`,
  ];
  const make = (): Signal =>
    createProvenance({
      ownServers: {
        clients: ['192.0.2.0/28', '2001:db8::/64', '192.0.2.25'],
        names: ['*.example.org'],
      },
    });
  const PROOF = [['reported-by-own-server', 1]] as const;
  const facts = { client: CLIENT, returnedHeaders: SUBMITTED };
  table(make, [
    ['genuine', facts, PROOF],
    ['genuine, over IPv6', { ...facts, client: { address: '2001:DB8::19', helo: null } }, PROOF],
    [
      'genuine, with a line of its own',
      {
        ...facts,
        headers: [`Received: ${BY.slice(0, -5)} id 4A2; Tue, 10 Mar 2026 11:59:00 +0000`],
      },
      PROOF,
    ],
    ['forged: the client stands in a Received line only', { ...facts, derived: true }, []],
    ['forged: the session does not say', { returnedHeaders: SUBMITTED }, []],
    [
      'forged: another client writes our lines',
      { ...facts, client: { address: '203.0.113.9', helo: 'mail.example.org' } },
      [],
    ],
    [
      'forged: our relay passed on what a stranger wrote',
      {
        ...facts,
        headers: [
          `Received: from bot.example.net (bot.example.net [203.0.113.9])\r\n\t${BY} ESMTP id 4A3`,
        ],
      },
      [],
    ],
    [
      'forged: below the line of our relay',
      {
        ...facts,
        headers: [
          `Received: from gate.example.org (gate.example.org [192.0.2.2])\r\n\t${BY} ESMTP id 4A3`,
          'Received: from bot (bot [203.0.113.9]) by gate.example.org with ESMTP id 1',
        ],
      },
      [],
    ],
    [
      'not submitted with authentication',
      { ...facts, returnedHeaders: [SUBMITTED[0]?.replace('ESMTPSA', 'ESMTPS') ?? ''] },
      [],
    ],
    [
      'submitted below a hop of our server that was not',
      {
        ...facts,
        returnedHeaders: [
          `Received: from bot (bot [203.0.113.9])\r\n\t${BY} ESMTP id 4A4`,
          ...SUBMITTED,
        ],
      },
      [],
    ],
    [
      'submitted elsewhere',
      {
        ...facts,
        returnedHeaders: [SUBMITTED[0]?.replace('mail.example.org', 'mail.example.net') ?? ''],
      },
      [],
    ],
    ['another HELO', { ...facts, client: { ...CLIENT, helo: 'bot.example.net' } }, []],
  ]);
});
