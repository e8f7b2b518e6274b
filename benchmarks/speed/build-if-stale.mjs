/**
 * The benchmark times the packages as they are published, so they have to be
 * built, and from the source that lies there now.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds all packages unless every one of them is newer than its source. */
export function buildIfStale() {
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => join(ROOT, 'packages', name));
  if (packages.every(isFresh)) return;
  console.error('Building the packages first.');
  const build = spawnSync('npx', ['--yes', 'pnpm@10.34.9', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`The build failed:\n${build.stdout}${build.stderr}`);
}

/** @param {string} folder */
function isFresh(folder) {
  const dist = join(folder, 'dist');
  if (!existsSync(join(dist, 'index.js')) || !existsSync(join(dist, 'index.d.cts'))) return false;
  const built = Math.min(...timesIn(dist));
  return Math.max(...timesIn(join(folder, 'src')), timeOf(join(folder, 'package.json'))) <= built;
}

/** @param {string} folder */
function timesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => timeOf(join(entry.parentPath, entry.name)));
}

/** @param {string} path */
function timeOf(path) {
  return statSync(path).mtimeMs;
}
