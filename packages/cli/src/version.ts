/** The version that the command says it has. */

import { readFileSync } from 'node:fs';

/** Ours, from the manifest, which lies one folder up from the source and from the build. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return (manifest as { readonly version: string }).version;
}
