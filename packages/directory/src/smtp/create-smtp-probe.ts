/**
 * Asks one's own mail server: would it take mail for this address?
 *
 *     EHLO · MAIL FROM:<> · RCPT TO:<address> · RCPT TO:<another> · QUIT
 *
 * No message is ever sent. The second recipient tells what the first reply was
 * worth: an address that was taken counts only where one that nobody has is
 * refused, else the domain takes all (`catch-all`); one that was refused counts only
 * where a mailbox that exists is taken, else the server refuses us and not the
 * address. RFC 5321 section 4.5.1 has every domain take `postmaster`.
 *
 * Only for servers of one's own, and in `domains` alone: strangers take call-outs
 * for harvesting. Put `cached` and `rateLimited` around it. A server that itself
 * asks this probe about a recipient would ask for ever.
 */

import { randomBytes } from 'node:crypto';
import { type NormalAddress, parseOptions } from '@backscatter/core';
import { domainToAscii } from '@backscatter/mail';
import { z } from 'zod';
import { domainsSchema } from '../checks.ts';
import type { DirectoryAnswer, PromisedLookup } from '../directory-answer.ts';
import { unanswered } from '../unanswered.ts';
import { createGate } from './gate.ts';
import type { SmtpReply } from './read-reply.ts';
import { readRecipientReply } from './recipient-reply.ts';
import { openSmtpSession, type SmtpSession } from './smtp-session.ts';

/** Options of `createSmtpProbe`. */
export interface SmtpProbeOptions {
  /** The server that knows the mailboxes. */
  readonly host: string;
  /** Default 25. */
  readonly port?: number | undefined;
  /** Domains that are asked about; others are `not-covered`. */
  readonly domains: readonly string[];
  /** What EHLO says. Default the address of this side in brackets. */
  readonly helo?: string | undefined;
  /** A local part that exists in each of the domains. Default `postmaster`. */
  readonly control?: string | undefined;
  /** Makes a local part that nobody has. Default 20 random letters and digits. */
  readonly nobody?: (() => string) | undefined;
  /** For the whole session, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** Sessions at once. Default 4. */
  readonly maxSessions?: number | undefined;
}

/** RFC 5321 section 4.5.3.1.3: 256 with the angle brackets. */
const MAX_ADDRESS = 254;

const LOCAL = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/i;

const optionsSchema = z.strictObject({
  host: z.string().regex(/^[^\s/@]{1,255}$/, 'must be a host name or an IP address'),
  port: z.int().min(1).max(65_535).default(25),
  domains: domainsSchema.refine((domains) => domains.size > 0, 'must name a domain'),
  helo: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be a host name')
    .optional(),
  control: z.string().regex(LOCAL, 'must be a local part').default('postmaster'),
  nobody: z
    .custom<() => string>((value) => typeof value === 'function', 'must be a function')
    .default(() => randomNobody),
  timeoutMs: z.number().min(1).max(600_000).default(10_000),
  maxSessions: z.int().min(1).max(1_000).default(4),
});

/**
 * Makes the look-up. It rejects for every answer that leaves it in doubt: a temporary one
 * (greylisting), a refusal of ourselves, none at all, and one that is no SMTP.
 *
 * @throws TypeError for a wrong option
 */
export function createSmtpProbe(options: SmtpProbeOptions): PromisedLookup {
  const checked = parseOptions('createSmtpProbe', optionsSchema, options);
  const { host, port, domains, timeoutMs } = checked;
  const gate = createGate(checked.maxSessions);
  return async (address, abort) => {
    const domain = domainToAscii(address.domain);
    if (!domains.has(domain)) return 'not-covered';
    const leave = await gate.enter(abort);
    const session = openSmtpSession(host, port, timeoutMs, abort);
    try {
      const answer = await probe(session, address, domain, checked);
      // The next one waits until this one is gone, the asker does not.
      void session.quit().then(leave);
      return answer;
    } catch (error) {
      session.destroy();
      leave();
      throw error;
    }
  };
}

async function probe(
  session: SmtpSession,
  { local }: NormalAddress,
  domain: string,
  { helo, control, nobody }: z.output<typeof optionsSchema>,
): Promise<DirectoryAnswer> {
  const international = /[^ -~]/.test(local);
  if (local.length + domain.length + 1 > MAX_ADDRESS || /[^ -~]/.test(domain)) {
    throw unanswered('no such address can be asked');
  }
  accept(await session.greeting(), 220, 'takes no connection');
  const name = helo ?? session.literal();
  const hello = await session.send(`EHLO ${name}`);
  if (hello.code !== 250) accept(await session.send(`HELO ${name}`), 250, 'refuses EHLO');
  const extensions = hello.lines.map((line) => line.trim().toUpperCase());
  if (international && !extensions.includes('SMTPUTF8')) {
    throw unanswered('the mail server takes no international addresses');
  }
  const sender = await session.send(`MAIL FROM:<>${international ? ' SMTPUTF8' : ''}`);
  accept(sender, 250, 'refuses the null sender');

  const ask = async (mailbox: string) => {
    const reply = await session.send(`RCPT TO:<${mailbox}@${domain}>`);
    return { says: readRecipientReply(reply), shown: shown(reply) };
  };
  const { says, shown: said } = await ask(local);
  if (says === 'unsure') throw unanswered(`the mail server does not say (${said})`);
  if (says === 'exists') return 'known';
  if (says === 'accepted') {
    const other = await ask(nameOf(nobody));
    if (other.says === 'accepted' || other.says === 'exists') return 'catch-all';
    if (other.says === 'refused') return 'known';
    throw unanswered(`the mail server does not say whether it takes all (${other.shown})`);
  }
  const existing = local === control.toLowerCase() ? 'refused' : (await ask(control)).says;
  if (existing === 'accepted' || existing === 'exists') return 'unknown';
  throw unanswered(`the mail server refuses ${control} too (${said})`);
}

function accept(reply: SmtpReply, code: number, otherwise: string): void {
  if (reply.code !== code) throw unanswered(`the mail server ${otherwise} (${shown(reply)})`);
}

/** Codes only: the text may say anything. */
function shown({ code, status }: SmtpReply): string {
  return status === null ? String(code) : `${code} ${status}`;
}

function nameOf(nobody: () => string): string {
  const name: unknown = nobody();
  if (typeof name === 'string' && LOCAL.test(name)) return name;
  throw new TypeError('createSmtpProbe: option "nobody": must make a local part');
}

function randomNobody(): string {
  return `x${BigInt(`0x${randomBytes(12).toString('hex')}`)
    .toString(36)
    .padStart(19, '0')}`;
}
