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

/** What a forger wants us to touch, and how telling it is. */
const BAIT: ReadonlyMap<string, number> = new Map([
  ['attachment', 0.7],
  ['link-in-notice', 0.4],
]);

/** What a server's own notice would have. */
const LACKS: ReadonlyMap<string, number> = new Map([
  ['no-recipient', 0.2],
  ['no-status', 0.2],
  ['nothing-returned', 0.2],
  ['no-delivery-status', 0.2],
  ['sender-not-null', 0.2],
  ['writer-not-a-server', 0.2],
]);

/** Fewer things missing than this is a sloppy server. */
const ENOUGH_LACKS = 2;

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
  // Forgers write to people; a return path is nowhere to be harvested.
  if (cameToReturnPath(evidence)) return [];
  const codes = new Set(report.problems.map(({ code }) => code));
  const bait = [...BAIT].filter(([code]) => codes.has(code));
  const lacks = [...LACKS].filter(([code]) => codes.has(code));
  if (bait.length === 0 || lacks.length < ENOUGH_LACKS) return [];
  const strength = Math.min(
    1,
    [...bait, ...lacks].reduce((sum, [, weight]) => sum + weight, 0),
  );
  const first = report.problems.find(({ code }) => code === bait[0]?.[0])?.detail ?? '';
  const missing = lacks.map(([code]) => code).join(', ');
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
