/**
 * Hosts that a text leads to, cheaply: links in what is readable and in what is
 * readable after base64 and quoted-printable. Lists are about these.
 */

import { DEFAULT_SKIP, readHost, registeredDomain } from '@backscatter/surbl';
import type { SourceText } from './source-text.ts';

/** Hosts kept of one text. */
const MAX_HOSTS = 30;

/** Characters of a text that are read. */
const MAX_READ = 200_000;

const SKIPPED: ReadonlySet<string> = new Set(DEFAULT_SKIP);
const LINK = /\b(?:https?:\/\/|www\.)(?:[^\s/@"'<>]{0,60}@)?([^\s/:?#"'<>\\=]{3,100})/gi;

/** Host names and addresses of the links, without those that no list is asked about. */
export function linkHosts({ body }: SourceText): readonly string[] {
  const hosts = new Set<string>();
  const text = body.slice(0, MAX_READ);
  const readable = text.replace(/=\r\n/g, '').replace(/=3D/gi, '=');
  for (const from of [readable, ...decodedParts(text)]) {
    for (const [, raw = ''] of from.matchAll(LINK)) {
      const host = readHost(raw)?.value;
      if (host === undefined || hosts.size >= MAX_HOSTS) continue;
      if (!SKIPPED.has(registeredDomain(host) ?? host)) hosts.add(host);
    }
  }
  return [...hosts];
}

/** Runs of lines that are base64. */
function decodedParts(text: string): readonly string[] {
  const runs = text.match(/(?:^[A-Za-z0-9+/]{60,76}\r\n){1,500}[A-Za-z0-9+/]{0,76}={0,2}/gm) ?? [];
  return runs.slice(0, 5).flatMap((run) => {
    const clean = run.replace(/[\r\n]/g, '');
    try {
      return [atob(clean.slice(0, clean.length - (clean.length % 4)))];
    } catch {
      return [];
    }
  });
}
