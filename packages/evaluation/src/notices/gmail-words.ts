/** What Gmail says, by the reader's language. `%a` the address, `%d` its domain, `%n` hours. */

import type { ByCause } from './replies.ts';

/** The words of one language. */
export interface GmailWords {
  readonly language: string;
  readonly subjects: { readonly failure: string; readonly delay: string };
  readonly headings: ByCause;
  readonly told: ByCause;
  /** Heading and sentence of a delay. */
  readonly delayed: string;
  readonly later: string;
  readonly response: string;
}

function byCause(
  unknown: string,
  full: string,
  blocked: string,
  large: string,
  host: string,
  other: string,
): ByCause {
  return {
    'user-unknown': unknown,
    'mailbox-full': full,
    policy: blocked,
    'spam-rejected': blocked,
    'too-large': large,
    'host-unknown': host,
    timeout: other,
  };
}

/** In English. */
export const GMAIL_EN: GmailWords = {
  language: 'en',
  subjects: {
    failure: 'Delivery Status Notification (Failure)',
    delay: 'Delivery Status Notification (Delay)',
  },
  headings: byCause(
    'Address not found',
    'Recipient inbox full',
    'Message blocked',
    'Message too large',
    'Address not found',
    'Message not delivered',
  ),
  told: byCause(
    "Your message wasn't delivered to %a because the address couldn't be found, or is unable to receive mail.",
    "Your message couldn't be delivered to %a because their inbox has no room left.",
    'Your message to %a was blocked. The technical details are below.',
    "Your message couldn't be delivered to %a because it is over the size limit.",
    "Your message wasn't delivered to %a because the domain %d couldn't be found.",
    'There was a problem delivering your message to %a. The technical details are below.',
  ),
  delayed: 'Delivery incomplete',
  later:
    'There was a temporary problem delivering your message to %a. Gmail will go on trying for %n more hours and tell you if it fails for good.',
  response: 'The response from the remote server was:',
};

/** In Italian. */
export const GMAIL_IT: GmailWords = {
  language: 'it',
  subjects: {
    failure: 'Delivery Status Notification (Failure)',
    delay: 'Delivery Status Notification (Delay)',
  },
  headings: byCause(
    'Indirizzo non trovato',
    'Casella di posta del destinatario piena',
    'Messaggio bloccato',
    'Messaggio troppo grande',
    'Indirizzo non trovato',
    'Messaggio non recapitato',
  ),
  told: byCause(
    "Il tuo messaggio non è stato consegnato a %a perché l'indirizzo non esiste o non può ricevere posta.",
    'Il tuo messaggio non è stato consegnato a %a perché la casella è piena.',
    'Il tuo messaggio a %a è stato bloccato. Sotto trovi i dettagli tecnici.',
    'Il tuo messaggio a %a supera le dimensioni consentite.',
    'Il tuo messaggio non è stato consegnato a %a perché il dominio %d non esiste.',
    'Si è verificato un problema nella consegna del tuo messaggio a %a.',
  ),
  delayed: 'Consegna incompleta',
  later:
    'Si è verificato un problema temporaneo nella consegna del messaggio a %a. Gmail riproverà per altre %n ore.',
  response: 'Risposta del server remoto:',
};

/** In Spanish. */
export const GMAIL_ES: GmailWords = {
  language: 'es',
  subjects: {
    failure: 'Delivery Status Notification (Failure)',
    delay: 'Delivery Status Notification (Delay)',
  },
  headings: byCause(
    'No se ha encontrado la dirección',
    'La bandeja de entrada del destinatario está llena',
    'Mensaje bloqueado',
    'El mensaje es demasiado grande',
    'No se ha encontrado la dirección',
    'Mensaje no entregado',
  ),
  told: byCause(
    'Tu mensaje no se ha entregado a %a porque la dirección no existe o no puede recibir correo.',
    'Tu mensaje no se ha entregado a %a porque no le queda espacio.',
    'Tu mensaje a %a se ha bloqueado. Más abajo están los detalles técnicos.',
    'Tu mensaje a %a supera el tamaño permitido.',
    'Tu mensaje no se ha entregado a %a porque no existe el dominio %d.',
    'Ha habido un problema al entregar tu mensaje a %a.',
  ),
  delayed: 'Entrega incompleta',
  later:
    'Ha habido un problema temporal al entregar tu mensaje a %a. Gmail lo intentará %n horas más.',
  response: 'Esta es la respuesta del servidor remoto:',
};
