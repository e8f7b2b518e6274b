/**
 * Message-IDs (RFC 5322 section 3.6.4) in the form in which they are compared:
 * without angle brackets, blanks and folding. Case is kept: ids are
 * case-sensitive.
 */

/** RFC 5322 section 2.1.1 bounds a line, and so an id, to 998 characters. */
const MAX_ID_LENGTH = 998;

/** More ids than any References field needs. */
const MAX_IDS = 100;

/**
 * Brings one id into its comparable form.
 *
 * @returns null for what is no id
 */
export function normalizeMessageId(raw: string): string | null {
  const open = raw.indexOf('<');
  const close = open < 0 ? -1 : raw.indexOf('>', open);
  const inner = close > open ? raw.slice(open + 1, close) : raw;
  const id = inner.replace(/[\s<>]+/g, '');
  return id === '' || id.length > MAX_ID_LENGTH ? null : id;
}

/**
 * Every id of an In-Reply-To or References field, in order. QUIRK: some
 * servers write them without angle brackets, separated by blanks.
 */
export function parseMessageIds(value: string): readonly string[] {
  const ids: string[] = [];
  if (!value.includes('<')) {
    for (const word of value.split(/[\s,]+/)) {
      if (ids.length >= MAX_IDS) break;
      if (word.includes('@') && word.length <= MAX_ID_LENGTH) ids.push(word);
    }
    return ids;
  }
  let open = value.indexOf('<');
  while (open >= 0 && ids.length < MAX_IDS) {
    const close = value.indexOf('>', open);
    if (close < 0) break;
    const id = normalizeMessageId(value.slice(open, close + 1));
    if (id !== null) ids.push(id);
    open = value.indexOf('<', close);
  }
  return ids;
}
