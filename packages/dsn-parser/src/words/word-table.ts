/**
 * What notices say of mail in any language, as words rather than as sentences.
 * Nobody knows all the sentences that servers and those who run them write, but
 * they are made of a few things (a mailbox, somebody, a domain) and of few things
 * that may be said of each (full, unknown, closed). A language is a row of both;
 * what stands in one clause is put together (`hear.ts`).
 *
 * Words are parted by commas, and stand for all that begin with them: `skrzynk`
 * for all cases of the word. A dot ends a word (`vol.`, not `volgende`), and
 * `bestaan~nie` are two that stand in one clause with others between. Scripts that
 * do not part words, or write articles onto them, are searched anywhere.
 */

/** Words of one language by what they mean. Absent is what it is seldom said in, or is said in the words of another row. */
interface Words {
  /** The mailbox and the room in it. */
  readonly box?: string;
  /** Who should have got the mail, his account and his address. */
  readonly user?: string;
  readonly domain?: string;
  /** The next server, and the connection to it. */
  readonly server?: string;
  /** A mail, its attachment, its size. */
  readonly message?: string;
  readonly sender?: string;
  /** A mail that the addressee of the notice wrote. */
  readonly yours?: string;
  /** Said of `box` and `user`: there is no room left. */
  readonly full?: string;
  /** Said of `user`, `box` and `domain`: not there, or not right. */
  readonly absent?: string;
  /** Said of `user` and `box`: locked, switched off, out of use. */
  readonly closed?: string;
  /** Said of `message`. */
  readonly large?: string;
  /** Said of `server`: it does not answer. */
  readonly silent?: string;
  /** Said of `sender` and `yours`: may not write there. */
  readonly forbidden?: string;
  /** Said of `message` and `server`: too many of them. */
  readonly many?: string;
  /** Tells by itself that a message is unwanted. */
  readonly spam?: string;
  readonly virus?: string;
  /** A list of unwanted hosts. */
  readonly black?: string;
  /** Somebody works there no more. */
  readonly left?: string;
  /** The server gave up after a time. */
  readonly late?: string;
  /** Tells by itself that a mail was not delivered. */
  readonly failed?: string;
  /** Said of `message`: refused, or given back. */
  readonly refused?: string;
  /** Tells by itself that the server still tries. */
  readonly delay?: string;
  /** A list or forum takes mail of its members only. */
  readonly members?: string;
}

/** What a word means. */
export type Role = keyof Words;

/** Each role as a bit, so that the roles of a clause are one number. */
export const ROLE_BITS: Readonly<Record<Role, number>> = {
  box: 1 << 0,
  user: 1 << 1,
  domain: 1 << 2,
  server: 1 << 3,
  message: 1 << 4,
  sender: 1 << 5,
  yours: 1 << 6,
  full: 1 << 7,
  absent: 1 << 8,
  closed: 1 << 9,
  large: 1 << 10,
  silent: 1 << 11,
  forbidden: 1 << 12,
  many: 1 << 13,
  spam: 1 << 14,
  virus: 1 << 15,
  black: 1 << 16,
  left: 1 << 17,
  late: 1 << 18,
  failed: 1 << 19,
  refused: 1 << 20,
  delay: 1 << 21,
  members: 1 << 22,
};

/** Rows by language. */
export type Languages = Readonly<Record<string, Words>>;
