/**
 * Bodies of any size that give a reader of links as much to do as they can: runs
 * without an end, links that almost are some, floods of those that are.
 */

/**
 * @typedef {object} GrowingBody
 * @property {string} title what doubles
 * @property {'text' | 'html'} kind
 * @property {number} from how many of it there are at first
 * @property {(count: number) => string} write
 */

/**
 * @param {string} piece
 * @returns {(count: number) => string}
 */
const repeat = (piece) => (count) => piece.repeat(count);

/**
 * @param {(index: number) => string} write
 * @returns {(count: number) => string}
 */
const series = (write) => (count) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

/** @type {readonly GrowingBody[]} */
export const GROWING_BODIES = [
  { title: 'letters of one word', kind: 'text', from: 10_000, write: repeat('a') },
  { title: 'labels of one name', kind: 'text', from: 5_000, write: repeat('a.') },
  {
    title: 'names in one run',
    kind: 'text',
    from: 1_000,
    write: series((i) => `n${i}.example.com,`),
  },
  {
    title: 'the same link in one run',
    kind: 'text',
    from: 1_000,
    write: repeat('http://a.example/'),
  },
  {
    title: 'links in one run',
    kind: 'text',
    from: 1_000,
    write: series((i) => `http://n${i}.example,`),
  },
  { title: 'links', kind: 'text', from: 1_000, write: series((i) => `http://n${i}.example/ `) },
  {
    title: 'long links',
    kind: 'text',
    from: 4,
    write: series((i) => `http://n${i}.example/${'a'.repeat(3_000)} `),
  },
  { title: 'schemes without hosts', kind: 'text', from: 1_500, write: repeat('http://') },
  { title: 'at signs', kind: 'text', from: 5_000, write: repeat('a@') },
  { title: 'addresses in one run', kind: 'text', from: 1_000, write: repeat('a@b.example') },
  { title: 'dots in brackets', kind: 'text', from: 2_500, write: repeat('a[.]') },
  { title: 'the word dot', kind: 'text', from: 2_000, write: repeat('a dot ') },
  { title: 'www and spelled dots', kind: 'text', from: 800, write: repeat('www dot ab dot ') },
  { title: 'soft line breaks', kind: 'text', from: 1_500, write: repeat('//=3Da=\n') },
  { title: 'invisible characters', kind: 'text', from: 5_000, write: repeat('\u200ba') },
  { title: 'full-width characters', kind: 'text', from: 5_000, write: repeat('\uff41\uff0e') },
  {
    title: 'redirectors in redirectors',
    kind: 'text',
    from: 300,
    write: repeat('http://a.example/?u=http%3A%2F%2F'),
  },
  {
    title: 'percent signs',
    kind: 'text',
    from: 20,
    write: series((i) => `http://n${i}.example/?u=${'%25'.repeat(600)} `),
  },
  {
    title: 'encoded hosts',
    kind: 'text',
    from: 50,
    write: series((i) => `http://${'%25%36'.repeat(30)}${i}.example/ `),
  },
  {
    title: 'base64 that ends nowhere',
    kind: 'text',
    from: 20,
    write: series((i) => `http://n${i}.example/${'aHR0cDovL'.repeat(100)} `),
  },
  {
    title: 'anchors',
    kind: 'html',
    from: 500,
    write: series((i) => `<a href="http://n${i}.example/">x</a>`),
  },
  {
    title: 'one attribute',
    kind: 'html',
    from: 10_000,
    write: (count) => `<a href="${'a.'.repeat(count)}">`,
  },
  {
    title: 'entities of one attribute',
    kind: 'html',
    from: 2_000,
    write: (count) => `<a href="${'&#97;'.repeat(count)}">`,
  },
  {
    title: 'attributes of one element',
    kind: 'html',
    from: 1_000,
    write: (count) => `<a ${'href=x.y '.repeat(count)}>`,
  },
  { title: 'open elements', kind: 'html', from: 3_000, write: repeat('<b>') },
  { title: 'open comments', kind: 'html', from: 2_500, write: repeat('<!--') },
  {
    title: 'conditional comments',
    kind: 'html',
    from: 300,
    write: repeat('<!--[if mso]><a href=//a.example><![endif]-->'),
  },
  {
    title: 'conditions that do not end',
    kind: 'html',
    from: 500,
    write: (count) => `<!--${'[if mso]>'.repeat(count)}-->`,
  },
  {
    title: 'style attributes',
    kind: 'html',
    from: 300,
    write: series((i) => `<p style="background:url(//n${i}.example)">`),
  },
  {
    title: 'CSS comments',
    kind: 'html',
    from: 1_500,
    write: (count) => `<style>url${'/* */'.repeat(count)}</style>`,
  },
  {
    title: 'url( in CSS',
    kind: 'html',
    from: 2_000,
    write: (count) => `<style>${'url('.repeat(count)}</style>`,
  },
  {
    title: 'blanks in CSS',
    kind: 'html',
    from: 5_000,
    write: (count) => `<style>${'url( '.repeat(count)}</style>`,
  },
  {
    title: 'candidates of a srcset',
    kind: 'html',
    from: 1_000,
    write: (count) => `<img srcset="${'a.b 1x, '.repeat(count)}">`,
  },
];
