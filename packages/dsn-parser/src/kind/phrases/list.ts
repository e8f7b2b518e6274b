/**
 * What a list manager answers to a message or a command: held for its moderator,
 * refused, done, or to be confirmed. It comes with the header fields of a list,
 * which otherwise speak for ordinary mail.
 */

import type { TopicPhrases } from './phrase-table.ts';

/** The message waits for a moderator; a command was carried out. */
export const LIST_ANSWER: TopicPhrases = {
  notice: {
    mailman: [
      'is being held until the list moderator can review it for approval',
      'the reason it is being held:',
      'will receive notification of the moderator',
      'the results of your email command are provided below',
      'the results of your email commands are provided below',
    ],
    sympa: [
      'your message has been forwarded to the list moderator',
      'has been sent to the moderator',
    ],
    listserv: [
      'has been submitted to the list moderator',
      'has been forwarded to the list owner for approval',
    ],
    groups: [
      'your message has been submitted to the moderators',
      'your message is pending approval',
    ],
    german: [
      'wird zurückgehalten, bis der listen-moderator',
      'wartet auf die genehmigung des moderators',
    ],
    french: [
      "est en attente jusqu'à ce que le modérateur",
      "en attente d'approbation par le modérateur",
    ],
    spanish: ['está retenido hasta que el moderador', 'pendiente de aprobación por el moderador'],
    portuguese: ['está retida até que o moderador', 'aguardando aprovação do moderador'],
    italian: ['è in attesa che il moderatore', "in attesa dell'approvazione del moderatore"],
    dutch: ['wordt vastgehouden tot de moderator', 'wacht op goedkeuring van de moderator'],
  },
  subject: {
    english: [
      'awaits moderator approval',
      'awaiting moderator approval',
      'the results of your email command',
      'your message to list is awaiting',
    ],
  },
};

/** The list refuses the message. */
export const LIST_REFUSAL: TopicPhrases = {
  notice: {
    mailman: [
      'has been rejected by the list moderator',
      'you are not allowed to post to this mailing list',
      'your message has been automatically rejected',
      'your message was rejected by the list moderator',
    ],
    common: [
      'your post was rejected',
      'your post has been rejected',
      'was rejected automatically',
      'your message to the list was rejected',
      'your message to the list has been rejected',
    ],
    listserv: ['you are not authorized to send mail to the', 'you are not authorized to post to'],
    sympa: ['has been rejected by the moderator', 'you are not allowed to send messages to list'],
    fml: ['you are not a member of this mailing list', 'you are not member of this mailing list'],
    majordomo: ['non-member submission from'],
  },
};

/** Somebody asked in the writer's name, by mail, to join or to leave. */
export const LIST_CONFIRMATION: TopicPhrases = {
  notice: {
    mailman: [
      'mailing list subscription confirmation',
      'we have received a request for subscription',
    ],
    ezmlm: ['to confirm that you would like', 'send an empty reply to this address'],
    majordomo: ['someone (possibly you) has requested that your email address be added'],
    listserv: ['your command: confirm', 'requires confirmation', 'command confirmation request'],
    sympa: ['to confirm your subscription to list', 'your subscription request to list'],
    googlegroups: ['request to join the group'],
  },
};
