/**
 * Every package.json says the same things twice: what the workspace resolves,
 * and what is published, which is that without the source condition.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly engines: unknown;
  readonly files: readonly string[];
  readonly sideEffects: boolean;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  readonly publishConfig: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifests = readdirSync(PACKAGES).map((folder) => {
  const text = readFileSync(join(PACKAGES, folder, 'package.json'), 'utf8');
  return [folder, JSON.parse(text) as Manifest] as const;
});

describe('the manifests', () => {
  it.each(manifests)('publish of %s what the workspace resolves', (_folder, manifest) => {
    const withoutSource = Object.entries(manifest.exports).map(([entry, target]) => {
      if (typeof target === 'string') return [entry, target];
      const { '@backscatter/source': _, ...conditions } = target;
      return [entry, conditions];
    });
    expect(manifest.publishConfig).toEqual({
      access: 'public',
      exports: Object.fromEntries(withoutSource),
    });
  });

  it.each(manifests)('name a source file for each entry point of %s', (folder, { exports }) => {
    for (const [entry, target] of Object.entries(exports)) {
      if (typeof target === 'string') continue;
      const source = target['@backscatter/source'];
      expect(Object.keys(target)[0], entry).toBe('@backscatter/source');
      expect(existsSync(join(PACKAGES, folder, String(source))), entry).toBe(true);
    }
  });

  it.each(manifests)('agree in %s with those of the others', (folder, manifest) => {
    expect(manifest).toMatchObject({
      name: `@backscatter/${folder}`,
      license: 'MIT',
      type: 'module',
      engines: { node: '>=20.19' },
      files: ['dist'],
      sideEffects: false,
      version: manifests[0]?.[1].version,
    });
  });

  it.each(manifests)('pin every dependency of %s', (_folder, { dependencies = {} }) => {
    for (const [name, version] of Object.entries(dependencies)) {
      expect(version, name).toMatch(/^(?:workspace:\*|\d+\.\d+\.\d+)$/);
    }
  });
});
