/**
 * Where a Sent folder lies on an IMAP server, as a URL (RFC 5092):
 *
 *     imaps://anna@mail.example.org/Sent%20Items
 *
 * Without a folder the one is meant that the server calls \Sent (RFC 6154). A
 * password has no place in it: URLs end up in histories and logs.
 */

/** A folder on a server. */
export interface ImapPlace {
  readonly host: string;
  readonly port: number;
  /** TLS from the start; else by STARTTLS, but on this machine. */
  readonly secure: boolean;
  readonly user: string;
  /** Null for the one that is \Sent. */
  readonly folder: string | null;
}

const PORTS = new Map([
  ['imaps:', 993],
  ['imap:', 143],
]);

/**
 * Reads the URL.
 *
 * @throws TypeError where it is none; the message does not quote it
 */
export function parseImapUrl(text: string): ImapPlace {
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = PORTS.get(url?.protocol ?? '');
  if (url === null || port === undefined || url.hostname === '') {
    throw new TypeError('must be like imaps://user@host/Folder');
  }
  if (url.password !== '') throw new TypeError('must not hold a password');
  try {
    const user = decodeURIComponent(url.username);
    const folder = decodeURIComponent(url.pathname.replace(/^\//, ''));
    if (user === '') throw new TypeError('must name the user: imaps://user@host/Folder');
    return {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? port : Number(url.port),
      secure: url.protocol === 'imaps:',
      user,
      folder: folder === '' ? null : folder,
    };
  } catch (error) {
    if (error instanceof URIError) throw new TypeError('has a wrong % in it');
    throw error;
  }
}
