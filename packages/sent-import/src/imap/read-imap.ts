/**
 * The headers of a Sent folder on an IMAP server (RFC 9051), in batches.
 *
 * Messages of a folder are numbered (UID) as they come, for ever, as long as the
 * folder's UIDVALIDITY stays the same. So whoever remembers both goes on where
 * he stopped; when the second has changed he begins anew.
 *
 * Nothing is marked as read, nothing changed, and no body is fetched.
 */

import { ImapFlow, type ListResponse } from 'imapflow';
import type { ImapPlace } from './imap-url.ts';

/** Until where a folder was read. */
export interface ImapPosition {
  /** As the server writes it: a number of 32 bits. */
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** What the user logs in with. */
export type ImapCredentials =
  | { readonly password: string }
  /** OAuth 2 (RFC 7628). */
  | { readonly accessToken: string };

/** Options of `readImap`. */
export interface ReadImapOptions {
  readonly credentials: ImapCredentials;
  /** Where to go on; null or absent for all. */
  readonly from?: ImapPosition | null;
  /** Certificates to trust beside the system's, in PEM. */
  readonly ca?: string;
}

/** A batch of copies. */
export interface SentCopies {
  readonly copies: readonly {
    /** The header, up to the blank line. */
    readonly header: Uint8Array;
    /** INTERNALDATE in milliseconds since 1970, or null. */
    readonly filedAt: number | null;
  }[];
  /** Until where the folder is read by now. */
  readonly position: ImapPosition;
  /** Of how many there are to read in all. */
  readonly total: number;
}

/** What went wrong, in a sentence without secrets. */
export class ImapError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImapError';
  }
}

/** Messages asked for at once: some megabytes of headers at most. */
const BATCH = 500;

/** A larger header or list is refused by the client. Bytes. */
const MAX_LITERAL = 4_194_304;

/** What servers call a Sent folder that do not mark it (RFC 6154 is optional). */
const NAMES =
  /^(?:INBOX[./])?(?:sent|sent (?:items|messages|mail)|gesendet|gesendete (?:elemente|objekte)|envoy[ée]s|enviados|inviata|verzonden)$/i;

/** An address of this machine, from which nothing goes over a wire. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * Reads the folder.
 *
 * @throws (rejects) ImapError where the server cannot be reached, refuses, or has no such folder
 */
export async function* readImap(
  place: ImapPlace,
  { credentials, from = null, ca }: ReadImapOptions,
): AsyncGenerator<SentCopies, void, undefined> {
  const { host, port, secure, user } = place;
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth:
      'password' in credentials
        ? { user, pass: credentials.password }
        : { user, accessToken: credentials.accessToken },
    // A password never crosses a wire in the clear, whatever the server offers.
    ...(secure || LOOPBACK.test(host) ? {} : { doSTARTTLS: true }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    logger: false,
    disableAutoIdle: true,
    maxLiteralSize: MAX_LITERAL,
  });
  // Also told to whatever command is waiting; unheard here it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const folder = place.folder ?? sentFolder(await client.list());
    const { uidValidity: validity } = await client.mailboxOpen(folder, { readOnly: true });
    const uidValidity = String(validity);
    const start = from !== null && from.uidValidity === uidValidity ? from.lastUid : 0;
    // `n:*` names the last message also where it is before n.
    const found = await client.search({ uid: `${start + 1}:*` }, { uid: true });
    const uids = (found || []).filter((uid) => uid > start).sort((a, b) => a - b);
    for (let at = 0; at < uids.length; at += BATCH) {
      const some = uids.slice(at, at + BATCH);
      const lastUid = some.at(-1) ?? start;
      const copies: SentCopies['copies'][number][] = [];
      const query = { uid: true, headers: true, internalDate: true, flags: true };
      for await (const message of client.fetch(`${some[0]}:${lastUid}`, query, { uid: true })) {
        if (message.headers === undefined || message.flags?.has('\\Draft') === true) continue;
        const filed = new Date(message.internalDate ?? Number.NaN).getTime();
        copies.push({ header: message.headers, filedAt: Number.isNaN(filed) ? null : filed });
      }
      yield { copies, position: { uidValidity, lastUid }, total: uids.length };
    }
  } catch (error) {
    throw error instanceof ImapError ? error : new ImapError(reasonOf(error, place));
  } finally {
    client.close();
  }
}

function sentFolder(all: readonly ListResponse[]): string {
  const marked = all.find(({ specialUse }) => specialUse === '\\Sent');
  const found = marked ?? all.find(({ path }) => NAMES.test(path));
  if (found === undefined) throw new ImapError('it has no Sent folder: name the folder in the URL');
  return found.path;
}

/** Never the server's own words: they may repeat what it was sent. */
function reasonOf(error: unknown, { folder }: ImapPlace): string {
  const { authenticationFailed, code, responseStatus, mailboxMissing } = error as {
    authenticationFailed?: boolean;
    code?: unknown;
    responseStatus?: unknown;
    mailboxMissing?: boolean;
  };
  if (authenticationFailed === true) return 'it refuses the user or the password';
  if (mailboxMissing === true || (responseStatus === 'NO' && folder !== null)) {
    return 'it has no such folder, or does not let the user in';
  }
  if (typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code)) {
    return `it cannot be reached, or broke off (${code})`;
  }
  return 'it does not answer as an IMAP server should';
}
