/**
 * What the header signature of DKIM covers (RFC 6376 sections 3.7, 5.4.2).
 *
 * `h=` names fields from the bottom of the header upwards: a name that stands
 * twice takes the lowest field, then the one above it; a name without a field
 * left takes nothing, and so keeps anybody from adding one. Each field is brought
 * into canonical form, and last comes the signature itself with `b=` emptied.
 *
 * So a field added on top changes nothing, and none can be added below. With
 * `relaxed`, neither the case of names counts nor how lines are folded.
 */

import type { Canonicalization, Signature } from './read-signature.ts';
import type { Field } from './split-message.ts';

/** The fields that a signature covers, in the order in which they are hashed. */
export function selectSigned(
  fields: readonly Field[],
  { signedNames }: Pick<Signature, 'signedNames'>,
): readonly Field[] {
  const left = new Map<string, Field[]>();
  for (const field of fields) {
    const same = left.get(field.name);
    if (same === undefined) left.set(field.name, [field]);
    else same.push(field);
  }
  return signedNames.flatMap((name) => left.get(name)?.pop() ?? []);
}

/** The text that was signed, one character a byte. */
export function signedText(fields: readonly Field[], signature: Signature): string {
  const { field, headerForm } = signature;
  const others = fields.filter((other) => other !== field);
  const lines = selectSigned(others, signature).map(({ line }) => canonical(line, headerForm));
  const own = canonical(emptied(field.line), headerForm);
  return [...lines, own].join('\r\n');
}

function canonical(line: string, form: Canonicalization): string {
  if (form === 'simple') return line;
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ');
  return `${line.slice(0, colon).trimEnd().toLowerCase()}:${value.replace(/^ | $/g, '')}`;
}

/** The signature field with nothing behind `b=`. */
function emptied(line: string): string {
  const colon = line.indexOf(':') + 1;
  const pieces = line
    .slice(colon)
    .split(';')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return piece.slice(0, Math.max(0, equals)).trim() === 'b'
        ? piece.slice(0, equals + 1)
        : piece;
    });
  return line.slice(0, colon) + pieces.join(';');
}
