/**
 * The texts that rules look at, by place: fields of the returned message, and
 * with `notice.` before them those of the report around it.
 */

import type { Evidence, Mail } from '@backscatter/core';
import { headerValues, visibleText, walkParts } from '@backscatter/mail';
import type { Place } from './compile-phrases.ts';

/** Values of one place, such as fields of one name: an honest mail has a few. */
const MAX_VALUES = 100;

/** The fields of one message. */
interface MessageText {
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly from?: string | undefined;
  /** File names. */
  readonly attachments?: readonly string[] | undefined;
  /** Decoded values by lower-case name. */
  readonly headers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** A message in its parts, and the notice that came with it. */
export interface MatchText extends MessageText {
  readonly notice?: MessageText | undefined;
}

/** The texts of a place; empty where there are none. */
export type TextSource = (place: Place) => readonly string[];

const NOTICE = 'notice.';
const HEADER = 'header:';

/** Texts that are at hand. */
export function placesOf(text: MatchText): TextSource {
  return bySide(fieldsOf(text), fieldsOf(text.notice ?? {}));
}

/** The texts of a report, each read when it is asked for. */
export function reportTexts({ mail, report }: Evidence): TextSource {
  const { mail: returned } = report.returned;
  return bySide(
    returned === null ? () => [] : mailTexts(returned, () => visibleText(returned)),
    mailTexts(mail, () => report.notice),
  );
}

function bySide(returned: TextSource, notice: TextSource): TextSource {
  return (place) =>
    (place.startsWith(NOTICE) ? notice(place.slice(NOTICE.length)) : returned(place)).slice(
      0,
      MAX_VALUES,
    );
}

function fieldsOf({ subject, body, from, attachments = [], headers }: MessageText): TextSource {
  const one = (value: string | undefined): readonly string[] =>
    value === undefined ? [] : [value];
  return (place) => {
    if (place === 'subject') return one(subject);
    if (place === 'body') return one(body);
    if (place === 'from') return one(from);
    if (place === 'attachment') return attachments;
    return headers?.get(place.slice(HEADER.length)) ?? [];
  };
}

function mailTexts(mail: Mail, body: () => string): TextSource {
  return (place) => {
    if (place === 'body') return [body()];
    if (place === 'attachment') return attachmentNames(mail);
    // Clients show the first of several, and so may a server have judged it.
    if (place === 'subject' || place === 'from')
      return headerValues(mail.headers, place).slice(0, 1);
    return headerValues(mail.headers, place.slice(HEADER.length));
  };
}

function attachmentNames(mail: Mail): readonly string[] {
  return walkParts(mail.root).flatMap(({ filename }) => (filename === null ? [] : [filename]));
}
