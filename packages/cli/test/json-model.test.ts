/**
 * A JSON file as a model: what happens when something goes wrong around it.
 */

import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createBayesModel } from '@backscatter/bayesian';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJsonModel } from '../src/model/json-model.ts';
import { corpus, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

let folder: Folder;
beforeEach(() => {
  folder = folderOf({ 'spam.mbox': mbox(corpus('spam', 3)), 'ham.mbox': mbox(corpus('ham', 3)) });
});
afterEach(() => folder.remove());

const at = (name: string): string => join(folder.path, name);
const learn = (name = 'm.json', path = 'spam.mbox'): Promise<Ended> =>
  runIn({ folder }, 'learn', '--model', name, '--spam', path);
const models = (): readonly string[] =>
  readdirSync(folder.path).filter((name) => name.startsWith('m.json'));

describe('a JSON model', () => {
  it('is for its owner only, unless it had other permissions, and leaves nothing beside it', async () => {
    await learn();
    expect(statSync(at('m.json')).mode & 0o777).toBe(0o600);
    chmodSync(at('m.json'), 0o644);
    await learn('m.json', 'ham.mbox');
    expect(statSync(at('m.json')).mode & 0o777).toBe(0o644);
    expect(models()).toEqual(['m.json']);
  });

  it('stays behind a link', async () => {
    writeFileSync(at('real.json'), createBayesModel().toJson());
    symlinkSync('real.json', at('m.json'));
    await learn();
    expect(JSON.parse(readFileSync(at('real.json'), 'utf8')).docCount.spam).toBe(3);
    expect(readFileSync(at('m.json'), 'utf8')).toBe(readFileSync(at('real.json'), 'utf8'));
  });

  it('is left alone where it is no model', async () => {
    writeFileSync(at('m.json'), '{"docCount":');
    const ended = await learn();
    expect(ended).toMatchObject({ exitCode: 65, stdout: '' });
    expect(ended.stderr).toContain('m.json: the model is not JSON; it is left as it is');
    expect(readFileSync(at('m.json'), 'utf8')).toBe('{"docCount":');
    expect(models()).toEqual(['m.json']);
  });

  it('has one writer at a time, and others say who it is', async () => {
    writeFileSync(at('m.json.lock'), `${process.ppid} on ${hostname()}`);
    const ended = await learn();
    expect(ended.exitCode).toBe(75);
    expect(ended.stderr).toContain(`m.json: process ${process.ppid} on`);
    expect(ended.stderr).toContain('remove m.json.lock');
    expect(models()).toEqual(['m.json.lock']);
    // To read it needs no lock.
    expect((await runIn({ folder }, 'model', 'info', '--model', 'm.json')).exitCode).toBe(0);
  });

  it('trusts no lock of a process that is gone, but one of another machine', async () => {
    writeFileSync(at('m.json.lock'), `999999999 on ${hostname()}`);
    expect((await learn()).exitCode).toBe(0);
    writeFileSync(at('m.json.lock'), '999999999 on elsewhere.example');
    expect((await learn()).exitCode).toBe(75);
    // Made before this machine started.
    writeFileSync(at('m.json.lock'), `${process.ppid} on ${hostname()}`);
    utimesSync(at('m.json.lock'), 1_000, 1_000);
    expect((await learn()).exitCode).toBe(0);
    expect(models()).toEqual(['m.json']);
  });

  it('overwrites nothing that a writer without a lock has written meanwhile', async () => {
    await learn();
    const place = { kind: 'json', path: at('m.json'), shown: 'm.json', exists: true } as const;
    const model = await openJsonModel(place, true);
    writeFileSync(at('m.json'), 'by somebody else');
    await expect(model.save()).rejects.toThrow(/another program has changed it meanwhile/);
    await model.close();
    expect(readFileSync(at('m.json'), 'utf8')).toBe('by somebody else');
    expect(models()).toEqual(['m.json']);
  });

  it('keeps what it was when it cannot be written', async () => {
    await learn();
    const before = readFileSync(at('m.json'), 'utf8');
    const place = { kind: 'json', path: at('m.json'), shown: 'm.json', exists: true } as const;
    const model = await openJsonModel(place, true);
    mkdirSync(at('m.json.new'));
    await expect(model.save()).rejects.toMatchObject({
      exitCode: 74,
      message: 'm.json: cannot be written: illegal operation on a directory',
    });
    await model.close();
    expect(readFileSync(at('m.json'), 'utf8')).toBe(before);
  });

  it('is cleared of what a killed process left behind', async () => {
    writeFileSync(at('m.json.new'), '{"half":');
    await learn();
    expect(models()).toEqual(['m.json']);
  });
});
