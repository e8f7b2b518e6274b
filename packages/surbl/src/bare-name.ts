/**
 * Is `word.word` in a text a link? Mail programs make `example.com` clickable and
 * leave `readme.md` alone. A known suffix is needed and is not enough: many are
 * also file extensions (`.pl`, `.sh`), words at the start of a sentence whose blank
 * is missing (`done.It was`), and members in code (`user.name`). A path behind the
 * name makes it surer.
 */

import { hasKnownSuffix, topLabel } from './registered-domain.ts';

/** Suffixes that people write in any case and that mean nothing else. */
const COMMON = new Set('com net org info biz edu gov mil'.split(' '));

/** Suffixes that are extensions of files: never a link without a scheme. */
const FILES = new Set('md py rs sh zip mov ps pm properties bz gdn java prof tm'.split(' '));

/** Suffixes that are extensions, words or members too: a link only with a path. */
const UNSURE = new Set(
  (
    'ac ad ag ai al am an ar as at ba be bi by cab cam cc cd cf data date do dev doctor email ' +
    'events fm fit gl go group gs hm host hn ht id ie im in is it kim la le li link ls ma map me ' +
    'media mil ml mm mo mobi moe mp ms mu museum my name na nc network new no now nu one page pl ' +
    'pm pn post prime pro pub pw report review run sc search security select services si so ' +
    'space st stream study style support sv tc tel tf tips to today tools total tt us va vi ' +
    'video vu watch win work you zone'
  ).split(' '),
);

/** What stands before a full stop without being a name. */
const ABBREVIATIONS = new Set(
  (
    'abb abs al apr approx art assoc aug ave bzw ca cf co corp dec dept dr ed eds eg est etc ext feb fig ' +
    'fr gmbh hrs ie inc jan jr jul jun lt ltd mar max min mr mrs ms mt nos nov nr oct op para pp prof ' +
    'pvt ref rev sat sec sen sep sept sgt sr st str tel temp usw viz vol vs z'
  ).split(' '),
);

/**
 * Whether a link without a scheme is one.
 *
 * @param written the link as it stands, letters in their case: `Example.com/path`
 * @param host its host, read
 */
export function isBareName(written: string, host: string): boolean {
  if (!hasKnownSuffix(host)) return false;
  const name = /^[^/:?#%]{1,253}/.exec(written)?.[0] ?? '';
  const top = topLabel(host);
  if (FILES.has(top)) return false;
  const labels = host.split('.');
  const second = labels.at(-2) ?? '';
  if (/^\d+$/.test(second) && !COMMON.has(top)) return false;
  const first = labels[0] ?? '';
  if (ABBREVIATIONS.has(first) && labels.length === 2 && !COMMON.has(top)) return false;
  const hasPath = /^[/?#][^\s]/.test(written.slice(name.length)) || written[name.length] === '/';
  if (hasPath) return second.length > 1 || COMMON.has(top);
  if (!hasOneCase(name, top)) return false;
  if (COMMON.has(top)) return true;
  if (second.length < 3) return labels.length > 2 && second.length > 1;
  return !UNSURE.has(top);
}

/** `example.de` and `EXAMPLE.DE`, not `end.So`: a suffix in capitals begins a sentence. */
function hasOneCase(name: string, top: string): boolean {
  if (COMMON.has(top)) return true;
  const end = name.slice(name.lastIndexOf('.') + 1);
  return end === end.toLowerCase() || name === name.toUpperCase();
}
