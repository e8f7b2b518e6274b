/**
 * Whoever runs a site says that our mail was not delivered: a script behind the
 * alias of somebody who left, a gateway built at home, or a webmaster by hand. No
 * server wrote it, it has no null sender (RFC 5321 section 4.5.5), it may answer our
 * subject; it is a report all the same. What it cannot leave unsaid stands in one
 * sentence, among its first:
 *
 *     your mail   to somebody   was not delivered
 *
 * and it speaks for the site, from a role address (RFC 2142). A colleague who tells
 * of a bounce writes from his own; a desk that looks into one repeats what we said.
 */

import type { DsnRecipient } from '@backscatter/core';
import { foldText } from './fold-text.ts';
import type { Topics } from './topics.ts';
import { isToOne, type Writer } from './writer.ts';

/** Addresses of a site, and of programs; those of a help desk answer people's questions. */
const ROLE =
  /^(?:(?:web|host|list|site|post|mail)[-_.]?(?:master|admin|manager|robot|bot)|admin(?:istrat(?:or|ion|eur|ora?|ore))?|sys(?:op|admin|tem)|root|daemon|nobody|www(?:[-_.]?data)?|apache|httpd|nginx|php|(?:e-?)?mail(?:er|gate|[-_.]?gateway|box|system|server|filter)?|gateway|relay|server|forward(?:er|ing)?|alias(?:es)?|(?:mail-?)?(?:do-?not|no)-?reply|noreply[-_.][a-z]{1,20}|[a-z]{1,20}[-_.]no-?reply|auto(?:mat|mail|reply|responder)?|robot|sistema|sistem|systeem|mfumo|rendszer|jarjestelma|sustav|notif(?:y|ier|ications?)|[a-z0-9._+-]{1,60}[-_.+]bounces?|info|office|contact|kontakt|contacto|contatto|secretar(?:y|iat|ia)|sekretariat|redaktion)@/;

/** Characters in which a notice has said what happened: a greeting, a name, the sentence. */
const OPENING_LENGTH = 400;

/** Characters of a sentence on either side of the address. */
const MAX_SENTENCE = 300;

/** A citation: what somebody else said, and the line above it. */
const CITATION =
  / [>|] |-{4}|_{4}|={4}| (?:wrote|schrieb|a ecrit|escribio|escreveu|ha scritto|schreef|skrev|napisal|пишет):/;

/** Your message, by language. */
const MESSAGES: readonly string[] = [
  '\\b(?:your (?:[a-z]{1,12} )?(?:e-?mail|message|mail|post|letter|reply|answer|comment|posting|follow-?up)|(?:e-?mail|message|mail)(?: that| which)? you (?:have )?(?:sent|wrote|addressed))',
  '\\b(?:ihre?|deine?|eure?) (?:[a-z]{1,12} )?(?:e-?mail|nachricht|mail|schreiben)',
  '\\b(?:votre|ton) (?:e-?mail|message|courriel|courrier|mail)|vous (?:avez|venez d)[^.]{0,12}(?:envoye|adresse)',
  '\\b(?:su|tu) (?:mensaje|correo|e-?mail)|(?:mensaje|correo)[^.]{0,12} que (?:usted )?(?:envio|ha enviado|enviaste)',
  '\\b(?:sua|tua|seu|teu) (?:mensagem|e-?mail)|que (?:voce )?enviou',
  '\\b(?:suo|tuo|vostro|sua|tua|vostra) (?:messaggio|e-?mail|mail)|(?:ha|hai|avete) inviato',
  '\\b(?:uw|je|jouw) (?:bericht|e-?mail|mail)|(?:u|je)(?: hebt| heeft)? (?:stuurde|verzond|gestuurd)',
  '\\b(?:ditt|din|dit) (?:meddelande|meddelelse|besked|melding|e-?mail|mail|e-?post|brev)',
  '\\bviesti(?:si|nne)|lahettama',
  '\\b(?:twoja|twoj|panstwa|panska) (?:wiadomosc|e-?mail|mail|list)',
  '\\b(?:vas|vase|vasi|tvoje) (?:zprav|sprav|e-?mail|mail)',
  'ваше (?:письмо|сообщение)|ваш (?:лист|имейл)|вашето (?:писмо|съобщение)|отправленн?ое вами',
  '\\b(?:vasa?|vase|vasu) (?:poruk|sporocil|mejl|mail)|ваша (?:порука|порака)|вашу поруку',
  '\\b(?:levele|levelet|uzenete|uzenetet)\\b|mesajul (?:dumneavoastra|dvs|tau)|iletiniz|mesajiniz|e-?postaniz|gonderdiginiz',
  'μηνυμα σας|(?:el|del) (?:seu|vostre|teu) missatge|zure mezua|jusu (?:vestul|laisk)|teie (?:kir|sonum)|skeyti(?:d|ð)? (?:thitt|þitt|þinu)',
  'pesan anda|mesej anda|thu cua ban|הודעתך|ההודעה שלך|رسالتك|بريدك|پیام شما|आपका संदेश|ข้อความของคุณ|จดหมายของคุณ',
  'お送りいただい|送信された|您的(?:邮件|郵件|信件)|您(?:发|發|寄)|你的(?:邮件|郵件)|보내신',
];

/** What makes it the account or the address: `your e-mail address`, `su correo bob@…`. */
const OWNED =
  '(?:[- ]?address(?!ed)|-?adress|[- ]?(?:account|konto|box\\b|inbox|client|server|settings|quota|storage))|(?: electronico)? ?[<"\'(]?[^ ]{1,64}@';

const YOURS = new RegExp(`(?:${foldText(MESSAGES.join('|'))})(?!${OWNED})`);

/** A role address that tells of it, or none. */
export function isRoleNotice(
  writer: Writer,
  recipients: readonly DsnRecipient[],
  topics: Topics,
): boolean {
  if (writer.bulk || recipients.length === 0 || !speaksForSite(writer)) return false;
  if (!isToOne(writer)) return false;
  // A script passes on the reply that it got, and not a word more.
  if (!writer.reply && BARE_REPLY.test(topics.head)) return true;
  if (!topics.notice.has('failure')) return false;
  const opening = topics.head.slice(0, OPENING_LENGTH).split(CITATION, 1)[0] ?? '';
  return recipients.some(({ finalRecipient }) => {
    const sentence = sentenceWith(opening, foldText(finalRecipient ?? ''));
    return sentence !== null && failsOurs(sentence, topics);
  });
}

/** `bob@example.org: 550 5.1.1 User unknown`, with which the notice begins. */
const BARE_REPLY =
  /^\s{0,8}<?[^\s<>@]{1,64}@[^\s<>@:]{1,255}>?:? [45][0-9]{2}[ -](?:[45]\.[0-9]{1,3}\.[0-9]{1,3} )?/;

/** A server, or a role address: a program or whoever runs the site. */
export function speaksForSite(writer: Writer): boolean {
  return writer.daemon || ROLE.test(writer.address);
}

/** Comes from an address that nobody reads. */
export function isUnread({ address, bulk }: Writer): boolean {
  return !bulk && UNREAD.test(address);
}

const UNREAD = /(?:^|[-_.])(?:do-?not|no)[-_.]?reply(?:[-_.][a-z]{1,20})?@/;

/** A sentence of its first words says that something of ours was not delivered, not taken or not posted. */
export function refusesOurs(topics: Topics): boolean {
  const opening = topics.head.slice(0, OPENING_LENGTH).split(CITATION, 1)[0] ?? '';
  if (!YOURS.test(opening) && !topics.hearIn(opening).yours) return false;
  return opening.split(SENTENCE_END).some((sentence) => failsOurs(sentence, topics));
}

/** A sentence says that something of ours was not delivered, in whatever language. */
function failsOurs(sentence: string, { speaks, hearIn }: Topics): boolean {
  if (YOURS.test(sentence) && speaks(sentence, 'failure')) return true;
  const { yours, failed } = hearIn(sentence);
  return yours && failed;
}

/** Its subject says so. */
export function isSubjectOfOurs({ foldedSubject }: Writer, { subject, hearIn }: Topics): boolean {
  return (
    subject.has('failure') && (YOURS.test(foldText(foldedSubject)) || hearIn(foldedSubject).yours)
  );
}

/** Says in its first words that something of ours is spoken of. */
export function speaksOfOurs({ head, hearIn }: Topics): boolean {
  const opening = head.slice(0, OPENING_LENGTH);
  return YOURS.test(opening) || hearIn(opening).yours;
}

/** The sentence that holds an address: marks within an address have no blank behind them. */
function sentenceWith(text: string, address: string): string | null {
  const at = address === '' ? -1 : text.indexOf(address);
  if (at < 0) return null;
  const before = text.slice(Math.max(0, at - MAX_SENTENCE), at);
  const after = text.slice(at + address.length, at + address.length + MAX_SENTENCE);
  const begin = Math.max(...ENDS.map((end) => before.lastIndexOf(end)));
  const end = /[.!?。！？](?: |$)|[。！？]/.exec(after)?.index ?? after.length;
  return before.slice(begin + 1) + address + after.slice(0, end);
}

/** What ends a sentence, and what parts its lines. */
const SENTENCE_END = /[.!?] |[。！？]| -{2,3} /;

/** What ends a sentence, or a greeting. */
const ENDS: readonly string[] = ['. ', '! ', '? ', '。', '！', '？'];
