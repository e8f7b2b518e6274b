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
    ezmlm: [
      'have failed to act on your post',
      "i'm sorry, your message (enclosed) was not accepted by the moderator",
      'only subscribers may post to this list',
    ],
    english: [
      'only members may post',
      'only members of this list may post',
      'only subscribers may post',
      'your message was not distributed',
      'your message has not been distributed',
      'has been refused by the moderator',
      'was refused by the moderator',
      'was rejected by the moderator',
      'was rejected by a moderator',
      'your message has been rejected',
      'your posting was rejected',
      'posting to the list is restricted',
    ],
    german: [
      'ihre nachricht wurde vom moderator',
      'wurde vom moderator abgelehnt',
      'wurde von der moderation abgelehnt',
      'nur mitglieder an diese liste',
      'nur mitglieder dieser liste',
      'nur abonnenten an diese liste',
      'nur mitglieder dürfen',
      'ihre nachricht wurde abgelehnt',
      'ihre nachricht wurde automatisch abgelehnt',
      'ihr beitrag wurde abgelehnt',
      'wurde nicht an die liste verteilt',
    ],
    french: [
      "n'a pas été diffusé",
      'a été rejeté par le modérateur',
      'a été refusé par le modérateur',
      "vous n'êtes pas autorisé à poster",
      "vous n'êtes pas abonné à cette liste",
      'seuls les abonnés peuvent',
      'seuls les membres peuvent',
      'votre message a été rejeté',
      'votre message a été automatiquement rejeté',
    ],
    spanish: [
      'ha sido rechazado por el moderador',
      'fue rechazado por el moderador',
      'solo los miembros pueden enviar',
      'solo los suscriptores pueden',
      'no está suscrito a esta lista',
      'no tiene permiso para enviar mensajes a esta lista',
      'su mensaje ha sido rechazado',
      'su mensaje fue rechazado',
    ],
    portuguese: [
      'foi rejeitada pelo moderador',
      'apenas membros podem enviar',
      'somente membros podem enviar',
      'apenas assinantes podem',
      'você não tem permissão para postar',
      'sua mensagem foi rejeitada',
    ],
    italian: [
      'è stato rifiutato dal moderatore',
      'è stato respinto dal moderatore',
      'solo gli iscritti possono',
      'non è iscritto a questa lista',
      'non sei iscritto a questa lista',
      'il suo messaggio è stato respinto',
      'il tuo messaggio è stato respinto',
    ],
    dutch: [
      'door de moderator geweigerd',
      'is afgewezen door de moderator',
      'alleen leden mogen',
      'alleen abonnees mogen',
      'uw bericht is afgewezen',
      'uw bericht is geweigerd',
    ],
    polish: [
      'odrzucona przez moderatora',
      'tylko subskrybenci mogą',
      'tylko członkowie listy mogą',
    ],
    czech: ['byla zamítnuta moderátorem', 'pouze členové mohou'],
    russian: [
      'отклонено модератором',
      'только подписчики могут',
      'только участники могут',
      'вы не подписаны на этот список',
    ],
    swedish: ['har avvisats av moderatorn', 'endast medlemmar får'],
    danish: ['er blevet afvist af moderatoren', 'kun medlemmer må'],
    finnish: ['moderaattori hylkäsi', 'vain jäsenet voivat'],
    japanese: ['メンバー以外からの投稿', '投稿は拒否されました', '司会者によって拒否'],
    chinese: ['被列表管理员拒绝', '只有成员才能', '您不是该列表的成员', '只有列表成員'],
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
