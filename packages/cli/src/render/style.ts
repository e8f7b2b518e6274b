/**
 * Colours, where they are wanted.
 *
 * Only on a terminal; NO_COLOR (no-color.org) switches them off and FORCE_COLOR
 * on, `FORCE_COLOR=0` off. picocolors alone would colour a pipe whenever CI is set.
 */

import type { Label } from '@backscatter/core';
import colors from 'picocolors';
import type { Io } from '../io.ts';

/** Wraps text in the sequences that a terminal takes for colours, or in nothing. */
export type Style = ReturnType<typeof colors.createColors>;

/** No colours at all. */
export const PLAIN: Style = colors.createColors(false);

/** The style for an output of the command. */
export function styleFor(isTTY: boolean, env: Io['env']): Style {
  const force = env['FORCE_COLOR'];
  if ((env['NO_COLOR'] ?? '') !== '') return PLAIN;
  if (force !== undefined && force !== '') return colors.createColors(force !== '0');
  return colors.createColors(isTTY && env['TERM'] !== 'dumb');
}

/** A label in its colour. `text` is the label, padded as the caller likes. */
export function styleLabel(label: Label, style: Style, text: string = label): string {
  switch (label) {
    case 'genuine':
      return style.bold(style.green(text));
    case 'backscatter':
      return style.bold(style.red(text));
    case 'unsure':
      return style.bold(style.yellow(text));
    case 'not-a-bounce':
      return style.dim(text);
  }
}
