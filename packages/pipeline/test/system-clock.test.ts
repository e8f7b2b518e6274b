import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** A program with nothing to do but to wait for the verdict on a bounce. */
const programOf = (check: string): string => `
  import { createClassifier } from '@backscatter/pipeline';
  const signal = { name: 'slow', round: 'network', check: ${check} };
  const classifier = createClassifier({ signals: [signal], deadlineMs: 300 });
  const report = 'Return-Path: <>\\r\\nFrom: MAILER-DAEMON@example.org\\r\\nSubject: failure notice\\r\\n\\r\\nYour message to <a@example.org> could not be delivered: 550 5.1.1 no such user';
  const { label, unavailable } = await classifier.classify(Buffer.from(report));
  console.log(label, unavailable.length);
`;

function run(program: string): string {
  const source = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
  const args = [...source, '--input-type=module', '--eval', program];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout;
}

describe('the clock of the machine', () => {
  it('keeps a program alive that waits for nothing but a source that never answers', () => {
    expect(run(programOf('() => new Promise(() => {})'))).toBe('unsure 1\n');
  });

  it('lets go of a program whose sources have answered, long before the deadline', () => {
    const quick =
      "async () => { await new Promise(setImmediate); return { status: 'ok', findings: [] }; }";
    const patient = programOf(quick).replace('deadlineMs: 300', 'deadlineMs: 600_000');
    expect(run(patient)).toBe('unsure 0\n');
  });

  it('rejects with the reason of whoever aborts, before and after it began', async () => {
    const late = new AbortController();
    const sleep = systemClock.sleep(600_000, late.signal);
    late.abort('enough');
    await expect(sleep).rejects.toBe('enough');
    await expect(systemClock.sleep(1, AbortSignal.abort('no'))).rejects.toBe('no');
  });
});
