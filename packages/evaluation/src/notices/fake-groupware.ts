/** Fakes in the colours of a service that everybody knows, in several languages: a heading, a threat, a button. */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { FakePlan } from './fake-notice.ts';
import { type Field, mail, multipart, textPart } from './parts.ts';
import { DIGITS, draw, HEX } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

/** What such a fake says; `%a` is the failed address, `%t` the addressee. */
export interface GroupwareWords {
  readonly name: string;
  readonly subject: string;
  readonly heading: string;
  readonly text: string;
  readonly button: string;
}

/** A password that runs out, messages that wait. */
export const FAKE_GERMAN: GroupwareWords = {
  name: 'Microsoft Outlook',
  subject: 'Unzustellbar: Ihre Nachricht wurde zurückgehalten',
  heading: 'Ihre Nachricht an %a konnte nicht zugestellt werden.',
  text: 'Das Kennwort für %t läuft heute ab. Bis Sie es bestätigen, bleiben ausgehende Nachrichten in der Warteschlange und werden danach gelöscht.',
  button: 'Kennwort beibehalten und Nachricht senden',
};

/** A password that runs out, messages that wait. */
export const FAKE_JAPANESE: GroupwareWords = {
  name: 'Mail Delivery System',
  subject: '【重要】メール配信エラーのお知らせ',
  heading: '%a へのメールを配信できませんでした。',
  text: '%t のメールボックスの容量が上限に達したため、受信メールが保留されています。24時間以内に確認されない場合は削除されます。',
  button: '保留中のメールを受信する',
};

/** A password that runs out, messages that wait. */
export const FAKE_FRENCH: GroupwareWords = {
  name: 'Service de messagerie',
  subject: 'Échec de remise : 5 messages en attente',
  heading: 'La remise de votre message à %a a échoué.',
  text: 'Votre boîte %t doit être validée après la mise à jour de nos serveurs. Sans validation, vos messages en attente seront supprimés.',
  button: 'Valider ma boîte',
};

/** The header of a fake: from whom it claims to be. */
export function fakeHead(plan: FakePlan, random: Random, from: string, subject: string): Field[] {
  return [
    ['From', from],
    ['To', plan.to],
    ['Subject', encodeWords(subject, 'utf-8')],
    ['Date', mailDate(plan.at, zoneOf(plan.claims, 'en'))],
    ['Message-ID', `<${draw(random, HEX, 20)}@${plan.claims}>`],
    ['MIME-Version', '1.0'],
  ];
}

/** A button as such mails draw it. */
export function button(link: string, label: string): string {
  return `<table><tr><td bgcolor="#0078d4" style="padding:10px 24px"><a href="${link}" style="color:#fff;text-decoration:none">${label}</a></td></tr></table>`;
}

/** A service everybody knows, its colours, and a link. */
export function fakeGroupware(words: GroupwareWords, plan: FakePlan, random: Random): string {
  const html = `<html><body><div style="font-family:'Segoe UI';max-width:548px">
<h2 style="background:#d83b01;color:#fff;padding:16px">${words.heading.replace('%a', plan.failed)}</h2>
<p>${words.text.replace('%t', plan.to)}</p>
${button(plan.link, words.button)}
<p><small>${plan.claims} &middot; ${draw(random, HEX, 8)}-${draw(random, HEX, 4)} &middot; 550 5.1.10</small></p></div></body></html>
`;
  return mail(
    fakeHead(plan, random, `${words.name} <postmaster@${plan.claims}>`, words.subject),
    multipart(
      { boundary: `_${draw(random, DIGITS, 3)}_${draw(random, HEX, 20)}`, subtype: 'alternative' },
      [
        textPart(
          `${words.heading.replace('%a', plan.failed)}\n\n${words.text.replace('%t', plan.to)}\n\n${words.button}: ${plan.link}\n`,
          { charset: 'utf-8', transfer: 'base64' },
        ),
        textPart(html, { subtype: 'html', charset: 'utf-8', transfer: 'base64' }),
      ],
    ),
  );
}
