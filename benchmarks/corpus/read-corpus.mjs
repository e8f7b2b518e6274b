/**
 * Reads the messages of corpora: directories of one message a file, and tar
 * archives of such (ustar, pax or GNU, gzipped or not). A directory may hold an
 * `index.jsonl`, a line per message with its `path` and `label`.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {object} CorpusMessage
 * @property {string} source the folder it stands in, as far as that tells where it is from
 * @property {string} path within the directory or the archive
 * @property {string | null} label what the corpus says it is, or null
 * @property {Buffer} raw
 */

/** Everything in a tar archive is a multiple of this long, in bytes. */
const BLOCK = 512;

/** What lies beside messages and is none. */
const NO_MESSAGE = /(?:^|[/\\])\.|\.(?:jsonl|json|md|zone|yaml)$/;
const ARCHIVE = /\.(?:tar|tgz|tar\.gz)$/;

/**
 * The messages of all `paths`, in the order of their names.
 *
 * @param {readonly string[]} paths directories, archives or single messages
 * @returns {Generator<CorpusMessage>} one at a time: corpora may be larger than memory
 * @throws {Error} for a path that is not there
 */
export function* readCorpora(paths) {
  for (const path of paths) {
    if (statSync(path).isDirectory()) yield* readDirectory(path);
    else if (ARCHIVE.test(path)) yield* readArchive(path);
    else yield { source: '.', path: basename(path), label: null, raw: readFileSync(path) };
  }
}

/**
 * @param {string} root
 * @returns {Generator<CorpusMessage>}
 */
function* readDirectory(root) {
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
 * @returns {Generator<CorpusMessage>}
 */
function* readArchive(archive) {
  const packed = readFileSync(archive);
  const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed) : packed;
  let longName = '';
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const kind = text(156, 1);
    const prefix = text(257, 8) === 'ustar' ? text(345, 155) : '';
    const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    // A name of more than 100 bytes stands in an entry of its own before the file's.
    if (kind === 'L') longName = content.toString('utf8').replace(/\0.*$/s, '');
    if (kind === 'x') longName = /^\d+ path=(.*)$/m.exec(content.toString('utf8'))?.[1] ?? '';
    if (kind !== '' && kind !== '0') continue;
    const path = longName || name;
    longName = '';
    if (NO_MESSAGE.test(path)) continue;
    const source = path.split('/').slice(0, -1).join('/') || basename(archive);
    yield { source, path, label: null, raw: content };
  }
}
