/**
 * What a source of mail yields. That a file cannot be read is a value like a
 * message: one bad file of a thousand ends nothing.
 */
export type MailItem =
  | {
      readonly status: 'ok';
      /** As the user gave it; for a file of a directory, with the path inside that. */
      readonly path: string;
      /** Position in the file, from 0. */
      readonly index: number;
      /** Whether the file holds several messages (mbox). */
      readonly several: boolean;
      /** The message as it is stored; cut one byte past the limit. */
      readonly raw: Uint8Array;
    }
  | { readonly status: 'unreadable'; readonly path: string; readonly why: string }
  /** A file of a directory that does not begin like a mail. */
  | { readonly status: 'no-mail'; readonly path: string };
