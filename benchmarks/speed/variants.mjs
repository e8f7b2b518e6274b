/**
 * What is timed: ways to take in one report, from the MIME library alone to the
 * verdict. Each is made once, from the whole corpus.
 *
 * The yardstick is mailparser with its quick options, given what any reader of
 * bounces has to parse: the report, and the message it returns. The four options
 * keep the parts of a report apart; with less the id of the returned message is
 * lost (`ignoreEmbedded`), with more the parser only gets slower.
 */

/**
 * @typedef {(raw: Buffer, index: number) => Promise<unknown>} Take reads one message of the corpus
 * @typedef {object} Variant
 * @property {string} title
 * @property {(corpus: readonly Buffer[]) => Promise<Take>} make
 */

/** @type {import('mailparser').SimpleParserOptions} */
const QUICK = {
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
};

/** Attachments that are a returned message or its header (RFC 6522, RFC 6533, and the wild). */
const RETURNED =
  /^(?:message\/(?:rfc822|global)|(?:message|text)\/(?:rfc822|global)-headers|text\/rfc822)$/;

/** The name of the variant that is the report parser's own work. */
export const PARSER_ALONE = 'parse-dsn-alone';

/** The name of the variant that all others are compared with. */
export const YARDSTICK = 'mailparser-returned';

/**
 * Each imports what it needs when it is made: a process holds no other variant's code.
 *
 * @type {ReadonlyMap<string, Variant>}
 */
export const VARIANTS = new Map([
  ['mailparser', { title: 'mailparser, the report alone', make: makeParseReport }],
  [YARDSTICK, { title: 'mailparser, report and returned message', make: makeParseBoth }],
  [
    'mailparser-quoted',
    { title: 'mailparser, and what is quoted in the text too', make: makeParseQuoted },
  ],
  ['parse-mail', { title: '`parseMail` alone', make: makeParseMail }],
  ['parse-dsn', { title: '`parseMail` and `parseDsn`', make: makeParseDsn }],
  [
    'parse-dsn-given',
    { title: '`parseDsn` given the mail, with the returned message', make: makeParseDsnGiven },
  ],
  [PARSER_ALONE, { title: '`parseDsn` alone', make: (corpus) => makeParseDsnAlone(corpus, false) }],
  [
    'parse-dsn-whole',
    {
      title: '`parseDsn` alone, every field asked for',
      make: (corpus) => makeParseDsnAlone(corpus, true),
    },
  ],
  [
    'classify',
    { title: '`classify`, all offline signals', make: (corpus) => makeClassify(corpus, false) },
  ],
  [
    'classify-exhaustive',
    { title: '`classify`, exhaustive', make: (corpus) => makeClassify(corpus, true) },
  ],
]);

/** @returns {Promise<Take>} */
async function makeParseReport() {
  const { simpleParser } = await import('mailparser');
  return (raw) => simpleParser(raw, QUICK);
}

/** @returns {Promise<Take>} */
async function makeParseBoth() {
  const { simpleParser } = await import('mailparser');
  return async (raw) => {
    const { attachments } = await simpleParser(raw, QUICK);
    for (const { contentType, content } of attachments) {
      if (RETURNED.test(contentType)) await simpleParser(content, QUICK);
    }
  };
}

/**
 * Where a report quotes the returned message within its text, mailparser cannot
 * know. What `parseDsn` finds there is found beforehand, and only parsed in the
 * timed run, for that much is the same work in both.
 *
 * @param {readonly Buffer[]} corpus
 * @returns {Promise<Take>}
 */
async function makeParseQuoted(corpus) {
  const { simpleParser } = await import('mailparser');
  const { parseMail } = await import('@backscatter/mail/mailparser');
  const { parseDsn } = await import('@backscatter/dsn-parser');
  const parseBoth = await makeParseBoth();
  /** @type {(readonly Buffer[])[]} */
  const quoted = [];
  for (const raw of corpus) {
    /** @type {Buffer[]} */
    const parsed = [];
    const report = await parseDsn(await parseMail(raw), async (bytes) => {
      parsed.push(Buffer.from(bytes));
      return parseMail(bytes);
    });
    quoted.push(report?.returned.form === 'quoted' ? parsed : []);
  }
  return async (raw, index) => {
    await parseBoth(raw, index);
    for (const bytes of quoted[index] ?? []) await simpleParser(bytes, QUICK);
  };
}

/** @returns {Promise<Take>} */
async function makeParseMail() {
  const { parseMail } = await import('@backscatter/mail/mailparser');
  return (raw) => parseMail(raw);
}

/** @returns {Promise<Take>} */
async function makeParseDsn() {
  const { parseMail } = await import('@backscatter/mail/mailparser');
  const { parseDsn } = await import('@backscatter/dsn-parser');
  return async (raw) => parseDsn(await parseMail(raw), parseMail);
}

/**
 * @param {readonly Buffer[]} corpus
 * @returns {Promise<Take>}
 */
async function makeParseDsnGiven(corpus) {
  const { parseMail } = await import('@backscatter/mail/mailparser');
  const { parseDsn } = await import('@backscatter/dsn-parser');
  /** @type {import('@backscatter/core').Mail[]} */
  const mails = [];
  for (const raw of corpus) mails.push(await parseMail(raw));
  return async (_raw, index) => {
    const mail = mails[index];
    return mail === undefined ? null : parseDsn({ ...mail }, parseMail);
  };
}

/**
 * @param {readonly Buffer[]} corpus
 * @param {boolean} whole whether what is found on demand is asked for
 * @returns {Promise<Take>}
 */
async function makeParseDsnAlone(corpus, whole) {
  const { parseDsnAlone, parseDsnWhole, readBeforehand } = await import('./read-beforehand.mjs');
  const read = whole ? parseDsnWhole : parseDsnAlone;
  /** @type {import('./read-beforehand.mjs').ReadReport[]} */
  const reports = [];
  for (const raw of corpus) reports.push(await readBeforehand(raw));
  return async (_raw, index) => {
    const report = reports[index];
    return report === undefined ? null : read(report);
  };
}

/**
 * @param {readonly Buffer[]} corpus
 * @param {boolean} exhaustive
 * @returns {Promise<Take>}
 */
async function makeClassify(corpus, exhaustive) {
  const { createFullClassifier } = await import('./full-classifier.mjs');
  const classifier = await createFullClassifier(corpus, exhaustive);
  return (raw) => classifier.classify(raw);
}
