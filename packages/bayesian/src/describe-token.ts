/**
 * A token in words, for people who read why a mail was judged as it was. What
 * the mail itself says is quoted, as JSON, so that it cannot pass for ours.
 */

/** What is said of tokens by what they begin with; the first counts. */
const BEGINNINGS: readonly (readonly [prefix: string, say: (rest: string) => string])[] = [
  ['s:', (word) => `the word ${quoted(word)} in the subject`],
  ['f:', (word) => `the word ${quoted(word)} in the sender's name`],
  ['b:', (word) => `the word ${quoted(word)} in the text`],
  ['r:to:', (what) => recipients('To', what)],
  ['r:cc:', (what) => recipients('Cc', what)],
  ['h:by:', (word) => `the word ${quoted(word)} in the mail program's name`],
  ['h:', (name) => `a header field ${quoted(name)}`],
  ['m:type:', (type) => `a part of type ${quoted(type)}`],
  ['m:encoding:', encoding],
  ['m:charset:', (charset) => `the charset ${quoted(charset)}`],
  ['m:disposition:', (disposition) => `a part to be shown as ${quoted(disposition)}`],
  ['m:file:', (ending) => `a file whose name ends in ${quoted(`.${ending}`)}`],
  ['u:/', (word) => `the word ${quoted(word)} in a link`],
  ['u:', (host) => `a link to ${quoted(host)}`],
];

/** Tokens that are not made of the mail's own words. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['m:html-only', 'HTML without plain text'],
  ['u:ip-address', 'a link to an address of numbers'],
  ['u:port', 'a link with a port'],
  ['u:user', 'a link with a user name before the host'],
  ['u:escaped-host', 'a link whose host is written in escapes'],
  ['x:hidden', 'hidden HTML'],
  ['x:tiny', 'text too small to read'],
  ['x:transparent', 'transparent text'],
  ['x:same-color', 'white text'],
  ['x:pixel', 'a picture of one pixel'],
  ['x:split-word', 'words split by HTML comments'],
  ['x:empty-element', 'words split by empty HTML elements'],
  ['x:entities', 'text written in HTML character codes'],
  ['x:script', 'a script in the HTML'],
  ['x:form', 'a form in the HTML'],
  ['x:iframe', 'a frame in the HTML'],
  ['x:meta-refresh', 'HTML that leads on by itself'],
  ['x:base', 'HTML that says where its links start from'],
  ['x:data-uri', 'HTML with data in its links'],
  ['x:map', 'a picture with areas to click'],
  ['x:other-host', 'a link that shows another host than it leads to'],
]);

/** Says what a token of `tokenize` stands for; one of another kind is quoted as it is. */
export function describeToken(token: string): string {
  const whole = WHOLE.get(token);
  if (whole !== undefined) return whole;
  const [prefix, say] = BEGINNINGS.find(([start]) => token.startsWith(start)) ?? ['', quoted];
  return say(token.slice(prefix.length));
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** `text/plain:base64`, a type and an encoding. */
function encoding(what: string): string {
  const colon = what.lastIndexOf(':');
  return `a part of type ${quoted(what.slice(0, colon))} encoded as ${quoted(what.slice(colon + 1))}`;
}

/** How many addresses a field has, or in what form. */
function recipients(field: string, what: string): string {
  if (what === 'none') return `no ${field} field`;
  if (what === 'many') return `many addresses in ${field}`;
  if (what === 'bare') return `an address without a name in ${field}`;
  if (what === 'bracketed') return `an address in brackets in ${field}`;
  if (what === 'quoted') return `a quoted name in ${field}`;
  return what === '1' ? `one address in ${field}` : `${what} addresses in ${field}`;
}
