/**
 * The whole way, with a real Postfix: a mail is handed in, refused by the next
 * server, and reported on; the log that Postfix wrote is imported, and proves
 * the report that Postfix wrote.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../core/test/free-port.mjs';
import { describeWithPostfix, type Postfix, startPostfix } from '../../sent-import/test/postfix.ts';
import { type Sink, startSink, submit } from '../../sent-import/test/smtp.ts';
import { bounce, type Folder, folderOf } from './mails.ts';
import { runIn } from './run-program.ts';

const LOST = 'lost@example.com';

describeWithPostfix('a log that Postfix wrote', () => {
  let folder: Folder;
  let sink: Sink;
  let postfix: Postfix;
  beforeAll(async () => {
    folder = folderOf({});
    sink = await startSink(new Set([LOST]));
    postfix = startPostfix(await freePort(), sink.port);
    const mail = (id: string): string =>
      `From: anna@example.org\r\nTo: bob@example.com\r\nSubject: minutes\r\nMessage-ID: <${id}@example.org>\r\nDate: ${new Date().toUTCString()}\r\n\r\nHere are the minutes.`;
    await submitted(() => submit(postfix.port, 'anna@example.org', [LOST], mail('lost')));
    await submit(postfix.port, 'anna@example.org', ['bob@example.com'], mail('taken'));
    // Both the report on the first and the second itself.
    await until(() => sink.taken.length >= 2);
  }, 60_000);
  afterAll(async () => {
    postfix?.stop();
    await sink?.close();
    folder?.remove();
  });

  const run = (...args: readonly string[]) => runIn({ folder }, ...args);

  it('proves the report that Postfix wrote, and one of another server, by their ids', async () => {
    const logs = ['--log', postfix.log, '--smarthost', `127.0.0.1:${sink.port}`];
    const config = join(folder.path, 'c.json');
    writeFileSync(config, JSON.stringify({ sent: {}, bayesian: false, keyword: false }));
    const report = sink.taken.find(({ sender }) => sender === '')?.raw ?? '';
    expect(report).toContain(LOST);
    writeFileSync(join(folder.path, 'report.eml'), `Return-Path: <>\r\n${report}`);
    const late = { to: 'anna@example.org', date: new Date().toUTCString() };
    const stranger = bounce({ ...late, recipient: 'cy@example.net', id: '<never@example.org>' });
    const known = bounce({ ...late, recipient: 'bob@example.com', id: '<taken@example.org>' });
    writeFileSync(join(folder.path, 'known.eml'), known);
    writeFileSync(join(folder.path, 'stranger.eml'), stranger);
    const labels = async (): Promise<readonly (readonly string[])[]> => {
      const files = ['report.eml', 'known.eml', 'stranger.eml'];
      const { stdout } = await run('classify', '--json', '--config', 'c.json', ...files);
      return stdout.trimEnd().split('\n').map(labelAndReasons);
    };
    expect((await labels()).map(([label]) => label)).not.toContain('genuine');
    const { stdout } = await run('sent', 'import', '--json', ...logs);
    expect(JSON.parse(stdout)).toMatchObject({
      found: 2,
      added: 2,
      senders: 1,
      leftOut: { 'no-return-path': 1 },
    });
    const [first, second, third] = await labels();
    for (const proved of [first, second]) {
      expect(proved?.[0]).toBe('genuine');
      expect(proved).toContain('sent-id');
    }
    expect(third?.[0]).not.toBe('genuine');
    const again = JSON.parse((await run('sent', 'import', '--json', ...logs)).stdout);
    expect(again).toMatchObject({ found: 2, added: 0 });
  });
});

/** The label, and behind it the codes of the reasons. */
function labelAndReasons(line: string): readonly string[] {
  const { label, reasons } = JSON.parse(line);
  return [label, ...reasons.map(({ code }: { readonly code: string }) => code)];
}

/** Its port opens a moment after its start. */
async function submitted(send: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await send();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function until(done: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!done()) {
    if (Date.now() > end) throw new Error('the mail did not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
