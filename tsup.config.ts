import { readFileSync, rmSync } from 'node:fs';
import { defineConfig } from 'tsup';

// One build for every package: each entry of its `exports` becomes ESM, CJS and types,
// and the command, where there is one, an ESM file with its chunks.
interface Manifest {
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<
    Record<
      string,
      | string
      | { readonly '@backscatter/source': string; readonly import: { readonly default: string } }
    >
  >;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const entry = new Map<string, string>();
for (const target of Object.values(manifest.exports)) {
  if (typeof target === 'string') continue;
  entry.set(target.import.default.replace(/^\.\/dist\/|\.js$/g, ''), target['@backscatter/source']);
}

// Not by tsup's `clean`: the two builds below run at once, and the first would sweep
// away what the second has just written.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    entry: Object.fromEntries(entry),
    format: ['esm', 'cjs'],
    target: 'node20',
    dts: true,
    splitting: false,
    treeshake: true,
    sourcemap: true,
  },
  ...(manifest.bin === undefined
    ? []
    : [
        {
          entry: { bin: 'src/bin.ts' },
          format: ['esm' as const],
          target: 'node20' as const,
          // What only one command needs is loaded when that command runs.
          splitting: true,
        },
      ]),
]);
