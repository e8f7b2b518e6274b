import { createClassifier } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';
import { toJsonLine } from '../src/index.ts';
import { bounce, ordinary } from './mails.ts';

const classifier = createClassifier();

describe('toJsonLine', () => {
  it('has the public form for a report', async () => {
    const line = toJsonLine(await classifier.classify(bounce()), 'dir/a.eml', 3);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      path: 'dir/a.eml',
      index: 3,
      label: 'unsure',
      kind: 'failure',
      score: 0,
      probability: 0.5,
      reasons: [],
      abstained: [],
      unavailable: [],
      skipped: [],
      report: {
        recipients: [
          {
            finalRecipient: 'bob@example.com',
            originalRecipient: null,
            action: 'failed',
            status: '5.1.1',
            replyCode: 550,
            reason: 'user-unknown',
            permanence: 'permanent',
            diagnosticCode: '550 5.1.1 no such user',
            remoteMta: null,
          },
        ],
        reportingMta: 'mx.example.com',
        originalEnvelopeId: null,
        messageIds: ['1@example.org'],
        otherIds: [],
        returned: 'message',
        problems: [],
      },
      problems: [],
    });
  });

  it('keeps the ids of servers apart from Message-IDs', async () => {
    const verdict = await classifier.classify(bounce());
    const { report } = verdict;
    if (report === null) throw new Error('the sample is a report');
    const messageIds = [...report.messageIds, { id: '4fJx2R1lH0z1Rt', place: 'queue-id' as const }];
    const line = toJsonLine({ ...verdict, report: { ...report, messageIds } }, 'a.eml', 0);
    expect(JSON.parse(line)).toMatchObject({
      report: {
        messageIds: ['1@example.org'],
        otherIds: [{ id: '4fJx2R1lH0z1Rt', place: 'queue-id' }],
      },
    });
  });

  it('has null for probability and report of what is no report', async () => {
    const line = toJsonLine(await classifier.classify(ordinary()), '-', 0);
    expect(JSON.parse(line)).toMatchObject({
      label: 'not-a-bounce',
      kind: 'ordinary',
      probability: null,
      report: null,
    });
  });

  it('lists reasons with points, code, signal and summary, and data where there is some', async () => {
    const says = (code: string, data?: Readonly<Record<string, unknown>>) => ({
      name: code,
      round: 'local' as const,
      check: async () => ({
        status: 'ok' as const,
        findings: [{ code, strength: 1, summary: 'Why.', ...(data === undefined ? {} : { data }) }],
      }),
    });
    const own = createClassifier({
      signals: [says('answers-automatic'), says('forged-report', { a: 1 })],
    });
    const { reasons, score } = JSON.parse(toJsonLine(await own.classify(bounce()), 'a', 0));
    expect(reasons).toEqual([
      {
        code: 'forged-report',
        points: 6,
        signal: 'forged-report',
        summary: 'Why.',
        data: { a: 1 },
      },
      {
        code: 'answers-automatic',
        points: expect.any(Number),
        signal: 'answers-automatic',
        summary: 'Why.',
      },
    ]);
    expect(score).toBe(6);
  });

  it('escapes what a terminal would obey', async () => {
    const raw = bounce({ diagnostic: '550 \x1b]0;owned\x07 \u009b2J \u202egpj.exe\u2028' });
    const line = toJsonLine(await classifier.classify(raw), 'a\u202e.eml', 0);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(line).toContain('a\\u202e.eml');
    expect(JSON.parse(line).report.recipients[0].diagnosticCode).toContain('\u202egpj.exe');
  });
});
