/**
 * One connection to an LDAP server, made when it is needed and made again after it
 * was lost.
 *
 * QUIRK: `ldapts` connects again by itself, but does not bind again, and a server
 * shows strangers less or nothing: every mailbox would be unknown. So a search
 * runs only on the very connection that was bound, and a lost one is replaced as
 * a whole. Idle connections are closed by servers and firewalls, so a search that
 * fails on an old connection is tried once on a new one.
 */

import { Client, ResultCodeError, SizeLimitExceededError } from 'ldapts';
import { clientNetwork } from '../client-network.ts';
import { describeError } from '../describe-error.ts';
import { unanswered, whyUnanswered } from '../unanswered.ts';

/** How to connect. */
export interface LdapAccess {
  readonly url: string;
  readonly base: string;
  readonly bindDn?: string | undefined;
  readonly password?: string | undefined;
  readonly startTls: boolean;
  readonly tls?: Readonly<Record<string, unknown>> | undefined;
  readonly timeoutMs: number;
  /** A filter that finds somebody, or null: what sees nobody has lost its rights. */
  readonly control: string | null;
}

/** A connection that is made when it is needed, and anew after it was lost. */
export interface LdapSession {
  /**
   * Whether any entry below the base matches.
   *
   * @throws (rejects) an error of `unanswered`, without secrets
   */
  matches(filter: string): Promise<boolean>;
  close(): Promise<void>;
}

interface Opened {
  readonly client: Client;
  used: boolean;
}

/** Makes one; it connects with the first question. */
export function createLdapSession(access: LdapAccess): LdapSession {
  let opening: Promise<Opened> | null = null;

  const drop = (of: Promise<Opened>): void => {
    if (opening === of) opening = null;
    of.then(({ client }) => client.unbind()).catch(() => {});
  };
  const current = async (): Promise<readonly [Promise<Opened>, Opened]> => {
    if (opening !== null) {
      const old = opening;
      const opened = await old;
      if (opened.client.isConnected) return [old, opened];
      drop(old);
    }
    opening ??= open(access);
    const fresh = opening;
    try {
      return [fresh, await fresh];
    } catch (error) {
      if (opening === fresh) opening = null;
      throw error;
    }
  };
  const attempt = async (filter: string): Promise<boolean | 'lost'> => {
    const [of, opened] = await current();
    const { used } = opened;
    opened.used = true;
    try {
      return await search(opened.client, access, filter);
    } catch (error) {
      // The server answered: the connection is well.
      if (error instanceof ResultCodeError) throw error;
      drop(of);
      if (used && !isLate(error)) return 'lost';
      throw error;
    }
  };
  return {
    matches: async (filter) => {
      try {
        const first = await attempt(filter);
        const found = first === 'lost' ? await attempt(filter) : first;
        if (found !== 'lost') return found;
      } catch (error) {
        throw unanswered(whyUnanswered(error) ?? describe(error));
      }
      throw unanswered('the LDAP server closes every connection');
    },
    close: async () => {
      if (opening !== null) drop(opening);
    },
  };
}

async function open(access: LdapAccess): Promise<Opened> {
  const { url, bindDn, password, startTls, tls = {}, timeoutMs, control } = access;
  const client = new Client({
    url,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    ...(url.startsWith('ldaps:') && { tlsOptions: tls }),
  });
  try {
    if (startTls) await within(timeoutMs, client.startTLS({ ...nameOf(url), ...tls }));
    if (bindDn !== undefined) await client.bind(bindDn, password);
    if (control !== null && !(await search(client, access, control))) {
      throw unanswered('the LDAP server does not show the control address');
    }
    return { client, used: false };
  } catch (error) {
    client.unbind().catch(() => {});
    throw error;
  }
}

/** `startTLS` has no limit of its own for the handshake. */
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(limit.reason), { once: true });
    }),
  ]);
}

/**
 * QUIRK: after STARTTLS the library checks the certificate for `localhost`, unless it is told the
 * host. An IP address is no server name (RFC 6066 section 3).
 */
function nameOf(url: string): { readonly host: string; readonly servername?: string } {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
  return clientNetwork(host) === null ? { host, servername: host } : { host };
}

async function search(
  client: Client,
  { base, timeoutMs }: LdapAccess,
  filter: string,
): Promise<boolean> {
  try {
    const { searchEntries } = await client.search(base, {
      scope: 'sub',
      filter,
      // RFC 4511 section 4.5.1.8: no attributes. Nothing of anybody leaves the server.
      attributes: ['1.1'],
      sizeLimit: 1,
      timeLimit: Math.ceil(timeoutMs / 1_000),
    });
    return searchEntries.length > 0;
  } catch (error) {
    // Two or more, of which one was to be sent.
    if (error instanceof SizeLimitExceededError) return true;
    throw error;
  }
}

function isLate(error: unknown): boolean {
  return error instanceof Error && /time(?:d )?out/i.test(error.message);
}

/** Without messages: servers repeat names, and libraries what they were given. */
function describe(error: unknown): string {
  if (isLate(error)) return 'the LDAP server did not answer in time';
  return `the LDAP server did not answer (${describeError(error)})`;
}
