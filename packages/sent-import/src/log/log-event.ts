/**
 * What a line of a mail server's log says of a message, whichever server wrote
 * it. Servers number the messages in their queue, and each line names that
 * number; who, what and whom stand on lines of their own.
 */

/** How a message came to the server. */
export type Origin =
  /** Somebody logged in, or came by a port that is for users alone. */
  | 'authenticated'
  /** A program of the machine itself handed it in. */
  | 'local'
  /** From an address of this machine: a filter that hands it back, or a program. */
  | 'loopback'
  /** From a network of our own, or a private one. */
  | 'own-network'
  | 'outside';

/** What became of a recipient. */
export type Fate = 'sent' | 'deferred' | 'bounced';

interface About {
  /** The queue's own number, with the server's name in front: unique for a while. */
  readonly queue: string;
  /** As the server names it to others. */
  readonly queueId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Something that happened to a message. */
export type LogEvent = About &
  (
    | {
        readonly kind: 'origin';
        readonly origin: Origin;
        /** Where the client stands that a filter had it from, where the server was told (XFORWARD). */
        readonly behind: Origin | null;
        /** The number it had before a filter took it, where the server was told. */
        readonly before: string | null;
      }
    | { readonly kind: 'message-id'; readonly id: string }
    /** The return path; empty for a report. */
    | { readonly kind: 'sender'; readonly sender: string }
    | {
        readonly kind: 'delivery';
        readonly recipients: readonly string[];
        /** The addresses that were expanded to these. */
        readonly originals: readonly string[];
        readonly fate: Fate;
        /** By SMTP to another machine, or meant to be. */
        readonly outwards: boolean;
        /** The next server's words. */
        readonly reply: string;
        /** The next server's name; empty where it is not known. */
        readonly relay: string;
      }
    /** The server is done with it. */
    | { readonly kind: 'removed' }
  );

/** Makes the key of a queue: numbers are only a server's own. */
export function queueKey(server: string, queueId: string): string {
  return `${server}\0${queueId}`;
}
