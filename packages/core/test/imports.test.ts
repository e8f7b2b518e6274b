/**
 * Reads the imports of every source file and holds them against the table.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { IMPURE_FOLDERS, PACKAGES, SOLE_IMPORTERS } from './import-table.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCOPE = '@backscatter/';

interface SourceFile {
  readonly path: string;
  readonly imports: readonly string[];
}

function sourcesOf(name: string): readonly SourceFile[] {
  const folder = `packages/${name}/src`;
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const path = `${folder}/${file}`;
      const text = readFileSync(join(ROOT, path), 'utf8');
      const imports = ts.preProcessFile(text, true, true).importedFiles;
      return { path, imports: imports.map(({ fileName }) => fileName) };
    });
}

/** `@scope/name/entry` and `name/entry` without the entry. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(packageOf(specifier));
const isImpure = (path: string): boolean =>
  IMPURE_FOLDERS.some((folder) => path.startsWith(`${folder}/`));

const names = readdirSync(join(ROOT, 'packages'));
const sources = new Map(names.map((name) => [name, sourcesOf(name)]));

/** `file imports specifier`, for all imports of `name` that `wrong` says are wrong. */
function offences(name: string, wrong: (specifier: string, path: string) => boolean): string[] {
  return (sources.get(name) ?? []).flatMap(({ path, imports }) =>
    imports
      .filter((specifier) => wrong(specifier, path))
      .map((specifier) => `${path} imports ${specifier}`),
  );
}

describe('the import table', () => {
  it('has a row for every package, and no other', () => {
    expect(Object.keys(PACKAGES).sort()).toEqual([...names].sort());
  });

  it('is read from sources that do import each other', () => {
    const all = names.flatMap((name) => offences(name, (specifier) => specifier.startsWith(SCOPE)));
    expect(all.length).toBeGreaterThan(names.length);
  });

  it.each(names)('holds in the sources of %s', (name) => {
    const allowed = PACKAGES[name]?.imports ?? [];
    const wrong = offences(
      name,
      (specifier) =>
        specifier.startsWith(SCOPE) &&
        !allowed.includes(packageOf(specifier).slice(SCOPE.length)) &&
        packageOf(specifier) !== `${SCOPE}${name}`,
    );
    expect(wrong).toEqual([]);
  });

  it.each(names)('has %s declare each package that it imports', (name) => {
    const manifest: { dependencies?: object; peerDependencies?: object } = JSON.parse(
      readFileSync(join(ROOT, `packages/${name}/package.json`), 'utf8'),
    );
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const wrong = offences(
      name,
      (specifier) =>
        !specifier.startsWith('.') &&
        !isBuiltin(specifier) &&
        !declared.includes(packageOf(specifier)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets core import nothing but its own files', () => {
    expect(offences('core', (specifier) => !specifier.startsWith('./'))).toEqual([]);
  });

  it.each(names.filter((name) => PACKAGES[name]?.pure))(
    'keeps Node and its readers out of the pure files of %s',
    (name) => {
      const wrong = offences(
        name,
        (specifier, path) =>
          !isImpure(path) && (isBuiltin(specifier) || specifier === `${SCOPE}mail/mailparser`),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('lets no file but an entry point for Node reach into the folders of Node', () => {
    const wrong = names.flatMap((name) =>
      offences(name, (specifier, path) => {
        const target = posix.join(posix.dirname(path), specifier);
        const reaches = specifier.startsWith('.') && isImpure(target) && !isImpure(path);
        return reaches && path !== `packages/${name}/src/index.ts`;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(SOLE_IMPORTERS))('lets few places import %s', (foreign, place) => {
    const importers = [...sources.values()]
      .flat()
      .filter(({ imports }) => imports.some((specifier) => packageOf(specifier) === foreign))
      .map(({ path }) => path);
    const within = (folder: string): string[] =>
      importers.filter((path) => path.startsWith(`${folder}/`));
    expect(importers.sort()).toEqual(place.folders.flatMap(within).sort());
    if (!place.oneFile) return;
    for (const folder of place.folders) expect(within(folder).length).toBeLessThanOrEqual(1);
  });
});
