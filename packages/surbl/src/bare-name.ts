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

/**
 * The newer suffixes that people type as they are. The hundreds of others are words
 * (`shutdown.target`, `feature.reviews`) and make a link only with a path.
 */
const NEWER = new Set(
  (
    'adult agency asia bet bid bond buzz cash casino cat cheap clinic club company credit cyou dating ' +
    'deals discount expert finance fun guru healthcare icu institute loan loans lol marketing mobi ' +
    'money monster online ooo party pharmacy porn quest racing sale sbs science sex sexy shop ' +
    'singles site solutions store tech tokyo top trade vip website wiki world xn xxx xyz'
  ).split(' '),
);

/** Suffixes that are extensions of files: never a link without a scheme. */
const FILES = new Set('gdn java md mov prof properties ps pm py rs sh tm zip'.split(' '));

/** Countries whose suffixes are words, extensions or members too: a link only with a path. */
const UNSURE = new Set(
  (
    'ac ad ag ai al am an ar as at ba be bi bj bm by bz cc cd cf cg cm cv do dm er fm fo ga gl gm gp gs ' +
    'gt gw hm ht id im in iq is it ki km la lc li lk ls ma mc mg mh mk ml mm mn mo mp mr ms mt mu mv mw ' +
    'my na nc ne nf ng no np nr nu om pa pe pf pg ph pk pl pm pn pr pw sb sc sd si sl sm sn so sr ss st ' +
    'su sv sy sz tc td tf tg th tl tm tn to tt us va vc ve vg vi vu wf ye yt za'
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
  // A host that had to be cut out of more is a guess too many.
  if (/^[ -~]*$/.test(name) && name.toLowerCase() !== host) return false;
  const top = topLabel(host);
  if (FILES.has(top)) return false;
  const labels = host.split('.');
  const second = labels.at(-2) ?? '';
  if (second.includes('_')) return false;
  if (/^\d+$/.test(second) && !COMMON.has(top)) return false;
  const first = labels[0] ?? '';
  if (ABBREVIATIONS.has(first) && labels.length === 2 && !COMMON.has(top)) return false;
  const hasPath = /^[/?#][^\s]/.test(written.slice(name.length)) || written[name.length] === '/';
  if (hasPath) return second.length > 1 || COMMON.has(top);
  if (!hasOneCase(name, top)) return false;
  if (COMMON.has(top)) return true;
  if (second.length < 3) return labels.length > 2 && second.length > 1;
  return top.length > 2 ? NEWER.has(top) || top.startsWith('xn--') : !UNSURE.has(top);
}

/** `example.de` and `EXAMPLE.DE`, not `end.So`: a suffix in capitals begins a sentence. */
function hasOneCase(name: string, top: string): boolean {
  if (COMMON.has(top)) return true;
  const end = name.slice(name.lastIndexOf('.') + 1);
  return end === end.toLowerCase() || name === name.toUpperCase();
}
