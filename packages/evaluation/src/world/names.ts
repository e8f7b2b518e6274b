/**
 * Names of people, domains and hosts, made of syllables. Registered domains must
 * differ, for organisations are told apart by them, so those of example.net are not
 * enough: every invented one ends in `-example` before its top-level domain.
 */

import type { Random } from '../random.ts';

const FIRST =
  'anna ben carla david elena felix greta hugo ines jan karin leo maria nils olga paul rosa sven tina uwe vera willem yara zoe amir bianca chen dario emma farid gina henrik iris jonas kofi lena marco nora omar petra rafael sofia tomas ursula viktor wanda'.split(
    ' ',
  );
const LAST =
  'abel berg castro dahl ekman fischer garcia haas ivanov jansen keller lang moreau novak olsen peters quint rossi silva thomas unger vogel weber xu young zimmer arnold brandt costa dubois engel frank gomez hansen'.split(
    ' ',
  );
const ONSETS = 'b br c d dr f fl g gr h k kl l m n p pl r s st t tr v w z'.split(' ');
const VOWELS = 'a e i o u au ei ia'.split(' ');
const CODAS = ['', '', 'l', 'n', 'r', 's', 'x', 'nd', 'rt', 'lm'];
const TRADES = ['', '', '', '-foods', '-tech', '-print', '-law', '-med', '-bau', '-shop', '-media'];
const TOPS =
  'com com com com net net net org org de de fr es it nl pl se ru jp br at ch cz dk fi'.split(' ');

/** Such as `Anna Berg`. */
export function personName(random: Random): string {
  return `${capital(random.pick(FIRST))} ${capital(random.pick(LAST))}`;
}

/** How somebody of that name is addressed by the custom of his house. */
export function localPart(random: Random, name: string): string {
  const [first = 'a', last = 'b'] = name.toLowerCase().split(' ');
  return random.pick([`${first}.${last}`, `${first[0]}${last}`, first, `${last}${first[0]}`]);
}

/** A word that could be one, of two or three syllables. */
export function inventedWord(random: Random): string {
  const syllables = 2 + random.below(2);
  let word = '';
  for (let i = 0; i < syllables; i += 1) {
    word +=
      random.pick(ONSETS) + random.pick(VOWELS) + (i === syllables - 1 ? random.pick(CODAS) : '');
  }
  return word;
}

/** Such as `kestrel-foods-example.net`. */
export function inventedDomain(random: Random): string {
  return `${inventedWord(random)}${random.pick(TRADES)}-example.${random.pick(TOPS)}`;
}

/** Somebody's address in a domain; a third are words or numbers. */
export function inventedLocal(random: Random): string {
  const way = random.next();
  if (way < 0.6) return localPart(random, personName(random));
  if (way < 0.85) return `${inventedWord(random)}${random.below(100)}`;
  return random.pick(['info', 'office', 'sales', 'contact', 'service', 'admin', 'webmaster']);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
