/**
 * A server's words, made comparable: what differs from mail to mail is taken
 * out, so that `550-5.1.1 User <bob@example.org> unknown` and `User unknown`
 * hold the same phrase, and no address, link or host name can say anything:
 * `spam@…` is a name, and `mx.virusfilter.example` refused for whatever reason.
 */

import { singleBlanks } from '../text/single-blanks.ts';

/** Longer texts are cut: the cause stands first. */
const MAX_LENGTH = 1_500;

/** Said to explain the rules, not this refusal. */
const EXPLANATIONS =
  /to (?:best )?protect (?:our|its|their) users from (?:spam|phishing|malware)(?:(?:,| and| or) (?:spam|phishing|malware))?|to reduce the amount of spam sent to gmail|rejected by (?:the (?:server for the )?recipient domain|a remote mail server)/g;

/** One of these is in each of them. */
const EXPLAINING: readonly string[] = ['protect', 'to gmail', 'rejected by'];

/**
 * QUIRK: IronPort puts its own reading before what the server said:
 * `5.1.0 - Unknown address error 550-'5.7.1 Access denied' (delivery attempts: 0)`.
 */
const IRONPORT = /[245]\.[0-9]\.[0-9] - [a-z ()]{1,60} (?=[245][0-9]{2}-')/g;

const LINK = /https?:\/\/[^\s<>"']{1,500}/g;

const IN_BRACKETS = /<[^<>\s]{1,300}@[^<>\s]{1,300}>/g;

/** An address without brackets. Tried at the start of each word only, so that time stays linear. */
const ADDRESS = /(?<![^\s<>()[\]"',;:])[^\s<>()[\]"',;:@]{1,64}@[a-z0-9.-]{1,255}/g;

/** `mx.example.org[192.0.2.1]:25`, as Postfix and Exim name whom they talked to. */
const TALKED_TO =
  /(?<![a-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9} ?\[[0-9a-f.:]{2,45}\](?::[0-9]{1,5})?/g;

/** The name between `host` or `domain` and what is said of it. */
const NAMED_HOST =
  /\b(host|domain) (?:name )?["'([]?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}\.?["')\]]?(?= )/g;

/** One of these is in each of them. */
const NAMING: readonly string[] = ['host ', 'domain '];

/** A name that is a domain's by its end and is said not to be there: `example.com does not exist`. */
const MISSING_DOMAIN =
  /(?<![a-z0-9@._-])(?:[a-z0-9-]{1,63}\.){1,9}(?:[a-z]{2}|com|net|org|edu|gov|info|biz|example|invalid)(?= (?:does not exist|doesn't exist|not found|is unknown))/g;

/** One of these is said of it. */
const MISSING: readonly string[] = ["n't exist", 'not exist', 'not found', 'is unknown'];

/** Reply code, enhanced code or both, as they open each line of a reply. */
const CODES =
  /\b(?:[245][0-9]{2}[ -]+)?#?[245]\.[0-9]{1,3}\.[0-9]{1,3}\b|\b[245][0-9]{2}(?:[ -]|$)/g;

/** An address of a host by itself. What remains of them tells that a host is spoken of. */
const IP = /\[?\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b\]?/g;

/** How often and how long was tried. */
const COUNTS = /\b[0-9]{1,6} (?=(?:attempts?|times|retries|minutes?|hours?|days?)\b)/g;

/** Latin letters with their accents set apart. Dots and dashes of other scripts make other letters. */
const ACCENTS = /([a-z])[\u0300-\u036f]{1,4}/g;

/** Lower case, on one line, without accents, cut: what codes of providers are looked for in. */
export function foldCase(words: string): string {
  const folded = singleBlanks(words.slice(0, MAX_LENGTH).toLowerCase());
  if (!/[\u0080-\uffff]/.test(folded)) return folded;
  return folded.replaceAll('’', "'").normalize('NFD').replace(ACCENTS, '$1').normalize('NFC');
}

/** The words of an already folded text, without what is special to one mail. */
export function foldWords(folded: string): string {
  let words = folded;
  // Each of these looks at every word for what few texts have.
  if (words.includes("-'")) words = words.replace(IRONPORT, ' ');
  if (EXPLAINING.some((word) => words.includes(word))) words = words.replace(EXPLANATIONS, ' ');
  if (words.includes('://')) words = words.replace(LINK, ' ');
  if (words.includes('@'))
    words = words.replaceAll('...', '... ').replace(IN_BRACKETS, ' ').replace(ADDRESS, ' ');
  if (words.includes('[')) words = words.replace(TALKED_TO, ' ');
  if (words.includes('.')) {
    words = words.replace(IP, '#ip');
    if (NAMING.some((named) => words.includes(named))) words = words.replace(NAMED_HOST, '$1');
    if (MISSING.some((said) => words.includes(said)))
      words = words.replace(MISSING_DOMAIN, 'domain');
  }
  return singleBlanks(words.replace(CODES, ' ').replace(COUNTS, ''));
}
