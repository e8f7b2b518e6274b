/**
 * What a server tells the owner of a mailbox about that mailbox: it fills up, a
 * device was blocked, mail waits in quarantine. It looks like a report and
 * answers no message.
 */

import type { TopicPhrases } from './phrase-table.ts';

/** Notices to the owner, which are ordinary mail. */
export const OWNER: TopicPhrases = {
  notice: {
    english: [
      'your mailbox is almost full',
      'your mailbox is full',
      'your mailbox is nearly full',
      'your mailbox has exceeded',
      'your mailbox is over',
      'your mailbox quota',
      'your mailbox size',
      'your mailbox storage',
      'your mailbox has reached',
      'your email storage',
      'your inbox is full',
      'your account is over quota',
      'you have exceeded your mailbox',
      'you have exceeded your storage',
      'you have exceeded your quota',
      'you are over your quota',
      'until you reduce your mailbox size',
      'messages held in quarantine',
      'quarantine digest',
      'quarantine summary',
      'quarantined messages',
      'messages in your quarantine',
    ],
    german: [
      'ihr postfach ist voll',
      'ihr postfach ist fast voll',
      'ihr postfach hat',
      'ihr speicherplatz',
      'ihr postfach ist zu',
      'die größe ihres postfachs',
    ],
    french: [
      'votre boîte aux lettres est pleine',
      'votre boîte aux lettres est presque pleine',
      'votre boîte aux lettres a',
      'votre boîte mail est',
      'votre messagerie est pleine',
    ],
    spanish: ['su buzón está lleno', 'su buzón está casi lleno', 'su buzón ha', 'tu buzón está'],
    portuguese: [
      'sua caixa de correio está',
      'a sua caixa de correio está',
      'sua caixa postal está',
    ],
    italian: ['la sua casella', 'la tua casella', 'la cassetta postale è quasi piena'],
    dutch: ['uw postvak is', 'uw mailbox is', 'uw postvak heeft'],
    russian: ['ваш почтовый ящик', 'ваш ящик'],
    japanese: ['メールボックスの容量が上限', 'お客様のメールボックス'],
    chinese: ['您的邮箱', '您的信箱'],
    polish: ['twoja skrzynka'],
    swedish: ['din postlåda'],
    danish: ['din postkasse'],
    norwegian: ['postboksen din'],
    finnish: ['postilaatikkosi'],
    czech: ['vaše schránka', 'vaše poštovní schránka'],
    turkish: ['posta kutunuz'],
    korean: ['사서함이 거의'],
  },
  subject: {
    english: [
      'your mailbox',
      'quota warning',
      'mailbox quota',
      'quarantine',
      'storage limit',
      'almost full',
      '^mailbox full',
      '^mailbox is full',
    ],
    german: ['ihr postfach', 'speicherplatz'],
    french: ['votre boîte', 'quarantaine'],
    spanish: ['su buzón', 'cuarentena'],
    portuguese: ['sua caixa', 'quarentena'],
    italian: ['la tua casella', 'quarantena'],
    dutch: ['uw postvak', 'quarantaine'],
    russian: ['ваш почтовый ящик', 'карантин'],
    japanese: ['隔離'],
    chinese: ['您的邮箱', '隔离', '隔離'],
  },
};
