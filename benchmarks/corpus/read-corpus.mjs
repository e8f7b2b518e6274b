/**
 * Reads the messages of corpora: directories of one message a file, and tar
 * archives of such (gzipped or not). A directory may hold an
 * `index.jsonl`, a line per message with its `path` and `label`.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/**
 * @typedef {object} CorpusMessage
 * @property {string} source the folder it stands in, as far as that tells where it is from
 * @property {string} path within the directory or the archive
 * @property {string | null} label what the corpus says it is, or null
 * @property {Uint8Array} raw
 */

/** What lies beside messages and is none. */
const NO_MESSAGE = /(?:^|[/\\])\.|\.(?:jsonl|json|md|zone|yaml)$/;
const ARCHIVE = /\.(?:tar|tgz|tar\.gz)$/;

/**
 * The messages of all `paths`, in the order of their names.
 *
 * @param {readonly string[]} paths directories, archives or single messages
 * @returns {AsyncGenerator<CorpusMessage>} one at a time: corpora may be larger than memory
 * @throws (rejects) {Error} for a path that is not there, and an archive that is none
 */
export async function* readCorpora(paths) {
  for (const path of paths) {
    if (statSync(path).isDirectory()) yield* readDirectory(path);
    else if (ARCHIVE.test(path)) yield* readArchive(path);
    else yield { source: '.', path: basename(path), label: null, raw: readFileSync(path) };
  }
}

/**
 * @param {string} root
 * @returns {AsyncGenerator<CorpusMessage>}
 */
async function* readDirectory(root) {
  const labels = readLabels(join(root, 'index.jsonl'));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  for (const path of files) {
    if (ARCHIVE.test(path)) yield* readArchive(join(root, path));
    if (ARCHIVE.test(path) || NO_MESSAGE.test(path)) continue;
    const source = path.includes('/') ? path.slice(0, path.indexOf('/')) : '.';
    yield { source, path, label: labels.get(path) ?? null, raw: readFileSync(join(root, path)) };
  }
}

/**
 * @param {string} path of an index, which need not exist
 * @returns {ReadonlyMap<string, string>} labels by path
 */
function readLabels(path) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  if (!existsSync(path)) return labels;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line);
    labels.set(entry.path, entry.label);
  }
  return labels;
}

/**
 * @param {string} archive
 * @returns {AsyncGenerator<CorpusMessage>}
 */
async function* readArchive(archive) {
  // Not at the top: plain node finds it only after the packages are built.
  const { readArchive: files } = await import('@backscatter/evaluation/node');
  for await (const { path, raw } of files(archive)) {
    if (NO_MESSAGE.test(path)) continue;
    const source = path.split('/').slice(0, -1).join('/') || basename(archive);
    yield { source, path, label: null, raw };
  }
}
