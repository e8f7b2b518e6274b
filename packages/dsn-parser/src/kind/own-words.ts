/**
 * Responders that leave no mark in the header, written before RFC 3834 or built at
 * home: they send in their owner's name, from his own address. What tells them from
 * him is how they write, and that they answer one address and name no message:
 *
 *     it says at once that it is an automatic reply,
 *     it speaks of its owner by name: `Kim Roe is out of the office.`,
 *     it puts his absence before the subject it answers, or behind it in brackets.
 */

import { foldText } from './fold-text.ts';
import type { Topics } from './topics.ts';
import { isToOne, type Writer } from './writer.ts';

/** The evidence code of a responder that writes like one, or null. */
export function ownWords(
  writer: Writer,
  { subject, notice, opening, head }: Topics,
): string | null {
  // A person's mail program says which message he answers.
  if (writer.answers || !isToOne(writer)) return null;
  // Shops say so too, in nobody's name.
  if (
    opening.has('responder') &&
    (writer.ownReturnPath || writer.reply) &&
    !NOBODY.test(writer.address)
  )
    return 'auto-reply-opening';
  const absent = notice.has('absence');
  // RFC 5321 section 4.5.5: from the null sender a person's absence is told by a machine.
  if (
    writer.nullReturnPath &&
    opening.has('absence') &&
    !writer.daemon &&
    !NOBODY.test(writer.address)
  )
    return 'absence-opening';
  if (!subject.has('absence') && !absent) return null;
  const names = namesOf(writer);
  const folded = foldText(writer.foldedSubject);
  if (subject.has('absence') && names.some((name) => tellsOf(folded, name))) return 'third-person';
  if (absent && names.some((name) => tellsOf(head.slice(0, FIRST_WORDS), name)))
    return 'third-person';
  if (!subject.has('absence') || !opening.has('absence')) return null;
  const prefixed = ABSENCE_PREFIX.exec(folded)?.groups?.['answered'];
  if (prefixed !== undefined && !TIME.test(prefixed)) return 'absence-prefix';
  return writer.reply && ABSENCE_BEHIND.test(folded) ? 'absence-behind' : null;
}

/** Addresses that are read by nobody and belong to no one. */
const NOBODY = /no-?reply|do-?not-?reply/;

/** Characters in which a responder has said of whom it speaks. */
const FIRST_WORDS = 300;

/** Characters of a name that are read. */
const MAX_NAME_LENGTH = 60;

/** `"Roe, Kim" <kim.roe@…>` as it stands in a sentence: given name before family name. */
function namesOf({ name, address }: Writer): readonly string[] {
  const [family = '', given = ''] = name.split(',', 2);
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return [given === '' ? name : `${given} ${family}`, local.replace(/[._]/g, ' ')]
    .map((written) => foldText(written.slice(0, MAX_NAME_LENGTH)).trim())
    .filter((written) => /^\p{L}{2,} \p{L}/u.test(written));
}

/** `kim roe is…`, `kim roe/hamburg/example ist…`: the name and what is told of it. */
function tellsOf(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && TELLS.test(text.slice(at + name.length, at + name.length + FIRST_WORDS));
}

/** What follows a name of which something is told, the first verb by language. */
const TELLS =
  /^(?:\/\S{1,60}|,? \([^()]{1,40}\))?(?: (?:is|isn't|has|was|will|no longer|ist|hat|wird|arbeitet|est|n'est|ne|a quitte|sera|esta|estara|ya no|se encuentra|no|nao|e|non|sara|ha|werkt|heeft|jest|nie|ar|har|er|on|ei|je|jiz|artik|находится|больше|не|в|は|さん|在|已)(?: |$)|は|さん|님)/;

/** Exchange's form, in the languages it was sold in: absence, colon, the answered subject. */
const ABSENCE_PREFIX =
  /^(?:out[ -]of[ -](?:the[ -])?office|ooo|nicht im (?:buro|haus)|abwesend|absent|absence|absent du bureau|absence du bureau|fuera de (?:la )?oficina|ausente|fora do escritorio|ausencia|ausente do escritorio|fuori (?:sede|ufficio)|assente|afwezig|niet aanwezig|niet op kantoor|poza biurem|nieobecny|вне офиса|нет на месте|ei paikalla|poissa|franvarande|fraværende|ikke til stede|ikke pa kontoret|ej pa kontoret|inte pa kontoret|mimo kancelar|ofis disinda|不在|外出)[:：] ?(?<answered>.{3,})$/;

/** `Re: your subject (out of the office)`. */
const ABSENCE_BEHIND = /^[^:：]{2,10}[:：] ?.{1,200} [([][^()[\]]{3,40}[)\]]$/;

/** `Out of office: next week` is a person's; numbers and days are no subject of a message. */
const TIME =
  /[0-9]|\b(?:today|tomorrow|week|month|until|till|from|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day|heute|morgen|woche|monat|bis|ab|vom|nachste|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|aujourd'hui|demain|semaine|mois|jusqu|du|lundi|mardi|mercredi|jeudi|vendredi|hoy|manana|semana|mes|hasta|proxima|lunes|martes|miercoles|jueves|viernes|hoje|amanha|ate|segunda|oggi|domani|settimana|fino|dal|lunedi|martedi|mercoledi|giovedi|venerdi|vandaag|volgende|tot|van|maandag|dinsdag|woensdag|donderdag|vrijdag)/;
