/**
 * A forged report is told by what it wants opened and by what no server leaves
 * out; a real one, however sloppy, is not taken for it.
 */

import { createClassifier, createShape } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';

const clock = { now: () => Date.parse('2025-03-05'), sleep: async () => {} };

async function codes(raw: string, recipient?: string): Promise<readonly string[]> {
  const classifier = createClassifier({ clock, signals: [createShape()], exhaustive: true });
  const envelope = recipient === undefined ? {} : { recipient };
  const { kind, reasons } = await classifier.classify(raw, envelope);
  return [kind, ...reasons.map(({ code }) => code)];
}

const notice = (to: string, body: string): string => `Return-Path: <help@ledger.example>
From: "Mail Delivery System" <mailer-daemon@example.org>
To: ${to}
Subject: Mail delivery failed: returning message to sender
Date: Tue, 4 Mar 2025 09:15:02 +0100
Message-ID: <1@ledger.example>

${body}
`;

const BAIT = `Your message could not be delivered to bob@example.com.
Release it here: http://ledger.example.net/login
`;

describe('the shape of a report', () => {
  it('is that of a forgery where it has a link and lacks what servers write', async () => {
    expect(await codes(notice('alice@example.org', BAIT))).toEqual(['failure', 'forged-report']);
  });

  it('is no forgery’s where it goes to a return path, which nobody can harvest', async () => {
    expect(await codes(notice('news-bounces@lists.example.org', BAIT))).toEqual(['failure']);
    expect(await codes(notice('prvs=1234ABCDEF=alice@example.org', BAIT))).toEqual(['failure']);
  });

  it('is judged by whom the envelope names, for a forger writes any To', async () => {
    const forgery = notice('news-bounces@lists.example.org', BAIT);
    expect(await codes(forgery, 'alice@example.org')).toEqual(['failure', 'forged-report']);
  });

  it('is no forgery’s where nothing wants to be clicked or opened', async () => {
    const plain = 'Your message could not be delivered to bob@example.com.\n';
    expect(await codes(notice('alice@example.org', plain))).toEqual(['failure']);
  });
});
