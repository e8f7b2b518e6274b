/**
 * Why a text is no JSON, without a word of it.
 *
 * The engine's own message quotes ten characters on either side of the place, and in a
 * configuration that may be a password. So what it says is kept, and the place is told by its line.
 */

/** `Unexpected token 'h', ..."tore": hunter2hun"... is not valid JSON` */
const QUOTING = /^(?<what>[\w ]+?) '(?<token>[\s\S]{1,2})', (?<cut>\.\.\.)?"(?<quoted>[\s\S]*)"/;

/** Characters that it quotes before the place, where it leaves some out. */
const BEFORE = 10;

/** `Expected ',' or '}' after property value in JSON at position 11` */
const POSITION = /(?: in JSON)? at position (\d+)[\s\S]*$/;

/** `unexpected token in line 3`; `error` is what `JSON.parse` threw of the text. */
export function describeJsonError(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const { what, token = '', cut, quoted = '' } = QUOTING.exec(message)?.groups ?? {};
  if (what !== undefined) {
    const start = text.indexOf(quoted);
    const place = cut === undefined ? quoted.indexOf(token) : BEFORE;
    return start < 0 ? lower(what) : `${lower(what)} in line ${lineOf(text, start + place)}`;
  }
  const position = POSITION.exec(message)?.[1];
  if (position !== undefined) {
    return `${lower(message.replace(POSITION, ''))} in line ${lineOf(text, Number(position))}`;
  }
  // The one message that quotes nothing and names no place.
  return message === 'Unexpected end of JSON input' ? lower(message) : 'it cannot be read as such';
}

function lineOf(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
