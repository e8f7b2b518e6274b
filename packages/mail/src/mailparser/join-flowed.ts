/**
 * Text of `format=flowed` (RFC 3676): a line that ends in a blank goes on in the
 * next one of the same quote depth. A blank that stuffs a line is taken out.
 */

/** The line before a signature; RFC 3676 section 4.3: its blank does not flow. */
const SIGNATURE = '-- ';

/** Joins the lines of flowed text, a byte a character, as mailparser does. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let [depth, prefix, last] = [0, '', ''];
  const close = (): void => {
    paragraphs.push(prefix + pieces.join(''));
  };
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const quotes = depthOf(line);
    const stuffed = quotes > 0 && line[quotes] === ' ' ? quotes + 1 : quotes;
    const content = line.slice(stuffed);
    const isSignature = pieces.length <= SIGNATURE.length && pieces.join('') === SIGNATURE;
    if (quotes === depth && last.endsWith(' ') && !isSignature) {
      if (deletesSpace)
        pieces.splice(-1, 1, ...[last.slice(0, -1)].filter((piece) => piece !== ''));
      const piece = deletesSpace || quotes > 0 ? content : content.replace(/^ /, '');
      if (piece !== '') pieces.push(piece);
    } else {
      if (i > 0) close();
      pieces = content === '' ? [] : [content];
      depth = quotes;
      prefix = line.slice(0, stuffed);
    }
    last = pieces.at(-1) ?? '';
  }
  if (pieces.length > 0 || prefix !== '') close();
  return paragraphs.join('\n').replace(/^ /gm, '');
}

function depthOf(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth += 1;
  return depth;
}
