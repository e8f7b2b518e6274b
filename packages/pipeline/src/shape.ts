/**
 * The signal that looks at the report itself: is it odd, is it forged?
 *
 * A perfect `multipart/report` proves nothing. But a spammer who writes a false
 * notice wants something clicked or opened, and has no failed delivery to tell
 * of: a payload hangs on the notice, and what every server writes is missing.
 */

import type { Evidence, Finding, Signal } from '@backscatter/core';
import { abstained, found } from '@backscatter/core';
import { headerValue, isReturnPath } from '@backscatter/mail';

/** What a forger wants us to touch, and how telling it is: honest notices link to pages of help. */
const BAIT: ReadonlyMap<string, number> = new Map([
  ['attachment', 0.7],
  ['link-in-notice', 0.3],
]);

/** What a server's own notice would have. */
const LACKS = [
  'no-recipient',
  'no-status',
  'nothing-returned',
  'no-delivery-status',
  'sender-not-null',
  'writer-not-a-server',
];

/** Fewer things missing than this is a sloppy server; each one more makes it worse by a part. */
const ENOUGH_LACKS = 2;
const EACH_MORE = 0.3;

const JUDGED = new Set(['failure', 'delay', 'virus-warning', 'success']);

/** Makes the signal `shape`. It needs no options: it reads the report's problems. */
export function createShape(): Signal {
  return {
    name: 'shape',
    round: 'local',
    codes: ['forged-report', 'answers-automatic', 'returned-after-report'],
    check: async (evidence) => {
      if (!JUDGED.has(evidence.report.kind)) {
        return abstained(`a report of kind ${evidence.report.kind} has no shape to judge`);
      }
      return found([...forged(evidence), ...late(evidence), ...answersAutomatic(evidence)]);
    },
  };
}

function forged(evidence: Evidence): readonly Finding[] {
  const { report } = evidence;
  if (!report.problems.some(({ code }) => BAIT.has(code))) return [];
  // Forgers write to people; a return path is nowhere to be harvested.
  if (cameToReturnPath(evidence)) return [];
  const codes = new Set(report.problems.map(({ code }) => code));
  const bait = [...BAIT].filter(([code]) => codes.has(code));
  const lacks = LACKS.filter((code) => codes.has(code));
  if (lacks.length < ENOUGH_LACKS) return [];
  const baited = bait.reduce((sum, [, weight]) => sum + weight, 0);
  const strength = Math.min(1, baited + EACH_MORE * (lacks.length - ENOUGH_LACKS));
  const first = report.problems.find(({ code }) => code === bait[0]?.[0])?.detail ?? '';
  const missing = lacks.join(', ');
  return [
    {
      code: 'forged-report',
      strength,
      summary: `${first} What a server writes is missing (${missing}).`,
    },
  ];
}

/** Whom it came to is the envelope's word, for To is the forger's; without one the header has to do. */
function cameToReturnPath({ report, addressee, envelope }: Evidence): boolean {
  if (addressee !== null && isReturnPath(addressee.raw)) return true;
  return envelope.derived.recipient && report.evidence.includes('to-return-path');
}

function late({ report }: Evidence): readonly Finding[] {
  const problem = report.problems.find(({ code }) => code === 'returned-after-report');
  return problem === undefined
    ? []
    : [{ code: problem.code, strength: 1, summary: problem.detail }];
}

/** RFC 3834 section 2, RFC 5321 section 4.5.5: nobody may answer such a message. */
function answersAutomatic({ report }: Evidence): readonly Finding[] {
  const headers = report.returned.mail?.headers ?? [];
  const submitted = headerValue(headers, 'auto-submitted')?.toLowerCase() ?? 'no';
  const returnPath = headerValue(headers, 'return-path');
  const why = !submitted.startsWith('no')
    ? `Auto-Submitted: ${submitted.slice(0, 40)}`
    : returnPath !== null && /^<\s*>$/.test(returnPath)
      ? 'the null sender'
      : null;
  if (why === null) return [];
  return [
    {
      code: 'answers-automatic',
      strength: 1,
      summary: `The report answers a message with ${why}, which a good server never does.`,
    },
  ];
}
