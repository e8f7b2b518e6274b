/** Templates of Postfix's bounce(5), as sites write them; `%h` is the host. */

import type { NoticePlan } from './notice-format.ts';

/** Subject and text by what is reported. */
export type PostfixWords = Readonly<
  Record<NoticePlan['kind'], { readonly subject: string; readonly text: string }>
>;

/** In English, as it is installed. */
export const POSTFIX_EN: PostfixWords = {
  failure: {
    subject: 'Undelivered Mail Returned to Sender',
    text: `This is the mail system at host %h.

Sorry, but your message could not be delivered to one or more of
its recipients. What came back is attached below.

If you need help, please write to postmaster and include this report;
your own text in the attached message may be taken out.

                   The mail system
`,
  },
  delay: {
    subject: 'Delayed Mail (still being retried)',
    text: `This is the mail system at host %h.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Delivery of your message has not succeeded for 4 hours. It stays in
the queue and will be tried until it is 5 days old.

                   The mail system
`,
  },
  success: {
    subject: 'Successful Mail Delivery Report',
    text: `This is the mail system at host %h.

As you asked, here is the report that your message was delivered to
the destinations listed below. The header of the message follows;
you will hear nothing further about these recipients.

                   The mail system
`,
  },
};

/** In German. */
export const POSTFIX_DE: PostfixWords = {
  failure: {
    subject: 'Unzustellbare Nachricht - zurück an den Absender',
    text: `Dies ist das Mailsystem auf %h.

Ihre Nachricht konnte leider nicht an alle Empfänger zugestellt werden.
Sie finden sie im Anhang.

Wenn Sie Hilfe brauchen, schreiben Sie bitte an <postmaster> und fügen
Sie diesen Bericht bei. Ihren eigenen Text dürfen Sie dabei löschen.

                   Ihr Mailsystem
`,
  },
  delay: {
    subject: 'Zustellung verzögert (weitere Versuche folgen)',
    text: `Dies ist das Mailsystem auf %h.

####################################################################
#  DIES IST NUR EINE WARNUNG. SIE MÜSSEN NICHTS ERNEUT VERSENDEN.  #
####################################################################

Ihre Nachricht konnte seit 4 Stunden nicht zugestellt werden. Es wird
weiter versucht, bis sie 5 Tage alt ist.

                   Ihr Mailsystem
`,
  },
  success: {
    subject: 'Zustellbestätigung',
    text: `Dies ist das Mailsystem auf %h.

Ihre Nachricht wurde wie gewünscht an die unten genannten Empfänger
zugestellt. Weitere Meldungen dazu erhalten Sie nicht.

                   Ihr Mailsystem
`,
  },
};

/** In French. */
export const POSTFIX_FR: PostfixWords = {
  failure: {
    subject: 'Courrier non distribué retourné à son expéditeur',
    text: `Ceci est le système de messagerie de la machine %h.

Nous sommes désolés : votre message n'a pas pu être remis à un ou
plusieurs de ses destinataires. Il est joint à ce rapport.

Pour toute question, écrivez à postmaster en joignant ce rapport.

                   Le système de messagerie
`,
  },
  delay: {
    subject: 'Courrier retardé (les essais continuent)',
    text: `Ceci est le système de messagerie de la machine %h.

      CECI EST UN SIMPLE AVERTISSEMENT, NE RENVOYEZ PAS VOTRE MESSAGE.

Votre message n'a pas pu être remis depuis 4 heures. Les essais
continueront jusqu'à ce qu'il ait 5 jours.

                   Le système de messagerie
`,
  },
  success: {
    subject: 'Rapport de distribution',
    text: `Ceci est le système de messagerie de la machine %h.

Comme vous l'avez demandé, voici la confirmation : votre message a été
remis aux destinataires suivants.

                   Le système de messagerie
`,
  },
};

/** In Russian. */
export const POSTFIX_RU: PostfixWords = {
  failure: {
    subject: 'Недоставленное сообщение',
    text: `Это почтовая система на узле %h.

К сожалению, Ваше письмо не удалось доставить одному или нескольким
получателям. Оно приложено ниже.

За помощью обращайтесь к администратору (postmaster), приложив
этот отчёт.

                   Почтовая система
`,
  },
  delay: {
    subject: 'Доставка письма задерживается',
    text: `Это почтовая система на узле %h.

      ЭТО ТОЛЬКО ПРЕДУПРЕЖДЕНИЕ, ПОСЫЛАТЬ ПИСЬМО ЕЩЁ РАЗ НЕ НУЖНО.

Письмо не удаётся доставить уже 4 часа. Попытки будут продолжаться
в течение 5 дней.

                   Почтовая система
`,
  },
  success: {
    subject: 'Письмо доставлено',
    text: `Это почтовая система на узле %h.

По Вашей просьбе сообщаем, что письмо доставлено получателям,
перечисленным ниже.

                   Почтовая система
`,
  },
};
