/**
 * Small corpora for the tests, written to a folder that is removed after each.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'backscatter-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A mail that says so. */
export function mail(subject: string): string {
  return `From: anna@example.org\nSubject: ${subject}\n\n${subject}\n`;
}

/** An mbox of such mails. */
export function mbox(...subjects: readonly string[]): string {
  return subjects
    .map((subject) => `From anna@example.org Tue Mar  3 08:05:00 2026\n${mail(subject)}\n`)
    .join('');
}
