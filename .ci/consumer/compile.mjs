/**
 * Compiles the consumer twice, as ES module and as CommonJS, under strict
 * options with the packages' own types checked too, and with an import of every
 * entry point that the installed packages have.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SCOPE = 'node_modules/@backscatter';

const entries = readdirSync(SCOPE).flatMap((name) => {
  const manifest = JSON.parse(readFileSync(`${SCOPE}/${name}/package.json`, 'utf8'));
  return Object.keys(manifest.exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => `@backscatter/${name}${entry.slice(1)}`);
});
const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
const list = entries.map((entry, index) => `  ['${entry}', entry${index}],`);
const text = [
  ...imports,
  'export const entries: readonly (readonly [string, object])[] = [',
  ...list,
  '];',
];

mkdirSync('src', { recursive: true });
for (const [kind, extension] of [
  ['mts', 'mjs'],
  ['cts', 'cjs'],
]) {
  writeFileSync(`src/entries.${kind}`, `${text.join('\n')}\n`);
  const consumer = readFileSync('consumer.ts', 'utf8');
  writeFileSync(`src/consumer.${kind}`, consumer.replace('./entries.js', `./entries.${extension}`));
}
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'];
const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
process.exitCode = status ?? 1;
copyFileSync('command.mjs', 'out/command.mjs');
