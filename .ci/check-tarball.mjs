/**
 * Looks into a packed package: it holds README, LICENSE and every file that its
 * manifest names, no source condition and no workspace version, and nothing else
 * than it should.
 */

import { execFileSync } from 'node:child_process';

const [tarball] = process.argv.slice(2);
const tar = (...args) => execFileSync('tar', args, { encoding: 'utf8' });
const files = new Set(
  tar('-tzf', tarball)
    .split('\n')
    .filter((name) => name !== '')
    .map((name) => name.replace(/^package\//, './')),
);
const text = tar('-xzOf', tarball, 'package/package.json');
const manifest = JSON.parse(text);
const problems = [];

/** Every relative path within a value of the manifest. */
function pathsOf(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(pathsOf);
}

const { exports, main, module, types, bin } = manifest;
const named = [...pathsOf([exports, main, module, types, bin]), './README.md', './LICENSE'];
for (const path of named) if (!files.has(path)) problems.push(`${path} is missing`);
for (const path of files) {
  if (!/^\.\/(?:dist\/.*|README\.md|LICENSE|package\.json)$/.test(path)) {
    problems.push(`${path} does not belong there`);
  }
}
if (text.includes('@backscatter/source')) problems.push('the source condition is still there');
if (text.includes('workspace:')) problems.push('a workspace version is still there');
if (manifest.private === true) problems.push('it is private');
for (const field of ['description', 'license', 'engines']) {
  if (manifest[field] === undefined) problems.push(`the field ${field} is missing`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
