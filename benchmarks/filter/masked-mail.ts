/**
 * Mail with what tells its collection taken out.
 *
 * A collection's ham and spam came to other mailboxes, by other servers and
 * lists, in other years. A filter that may see that learns where a message was
 * stored, and looks better than it is. So of the header only what the author's
 * side wrote is kept, without addresses of recipients, dates and ids; the
 * domains to which a collection's mail was delivered, and its lists, are
 * replaced wherever they stand; footers and subject tags of lists are cut off.
 */

import { createHash } from 'node:crypto';
import { allLabelledMail } from '../corpus/labelled-mail.ts';

/** A mail without the fields that tell where it was kept. */
export interface MaskedMail {
  /** Names it within the collections. */
  readonly id: string;
  readonly corpus: string;
  readonly label: 'ham' | 'spam';
  readonly raw: Buffer;
  /** 0 to 3, by a hash of the name. */
  readonly quarter: number;
}

/** Fields kept. */
const KEPT = new Set(
  'from to cc subject reply-to mime-version content-type content-transfer-encoding content-disposition content-language x-mailer user-agent organization x-priority priority importance x-msmail-priority x-mimeole in-reply-to references message-id auto-submitted'.split(
    ' ',
  ),
);
const IDS = new Set(['in-reply-to', 'references', 'message-id']);
const DELIVERY = /^(?:delivered-to|x-original-to|envelope-to|errors-to|x-beenthere|list-[a-z]+):/i;
const FOR = /\bfor\s{1,9}<?[^\s<>@;]{1,100}@([a-z0-9.-]{3,100})/gi;
const ADDRESS_DOMAIN = /@([a-z0-9.-]{3,100})/gi;
const ADDRESS = /[^\s<>,"@;:]{1,100}@[^\s<>,"@;]{1,200}/g;

/** A domain to which this share of a collection was delivered gives it away. */
const TELLING = 0.02;
/** The same of To and Cc alone, where there are no traces. */
const TELLING_RECIPIENT = 0.2;

/** Every message of the collections under `folder`, masked, near-duplicates once. */
export async function readMaskedMail(folder: string): Promise<readonly MaskedMail[]> {
  const all = (await allLabelledMail(folder)).map((mail) => ({
    ...mail,
    text: Buffer.from(mail.raw).toString('latin1').replaceAll('\r\n', '\n'),
  }));
  const hosts = new Map<string, RegExp | null>();
  for (const corpus of new Set(all.map((mail) => mail.corpus))) {
    const texts = all.filter((mail) => mail.corpus === corpus).map(({ text }) => headOf(text));
    hosts.set(corpus, telling(texts));
  }
  return all.map(({ path, corpus, label, text }) => {
    const id = path.replace(/^.*\/|\.[a-z]+$/g, '');
    const raw = Buffer.from(masked(text, hosts.get(corpus) ?? null), 'latin1');
    const hash = createHash('sha1').update(id).digest();
    return { id, corpus, label, raw, quarter: (hash[0] ?? 0) % 4 };
  });
}

function headOf(text: string): string {
  const end = text.indexOf('\n\n');
  return end < 0 ? text : text.slice(0, end);
}

function fieldsOf(head: string): readonly string[] {
  return head.replace(/^From .*\n/, '').split(/\n(?![ \t])/);
}

/** A pattern of the domains that give a collection away, or null. */
function telling(heads: readonly string[]): RegExp | null {
  const delivered = new Map<string, number>();
  const addressed = new Map<string, number>();
  const count = (tally: Map<string, number>, texts: readonly string[], pattern: RegExp): void => {
    const found = new Set(
      texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => siteOf(match[1] ?? ''))),
    );
    for (const site of found) tally.set(site, (tally.get(site) ?? 0) + 1);
  };
  for (const head of heads) {
    const fields = fieldsOf(head);
    const traces = fields.filter((field) => DELIVERY.test(field));
    const hops = fields.filter((field) => /^received:/i.test(field));
    count(
      delivered,
      [...traces, hops.flatMap((hop) => hop.match(FOR) ?? []).join(' ')],
      ADDRESS_DOMAIN,
    );
    count(
      addressed,
      fields.filter((field) => /^(?:to|cc):/i.test(field)),
      ADDRESS_DOMAIN,
    );
  }
  const least = (tally: ReadonlyMap<string, number>, share: number): readonly string[] =>
    [...tally].flatMap(([site, n]) => (n >= share * heads.length ? [site] : []));
  const sites = new Set([...least(delivered, TELLING), ...least(addressed, TELLING_RECIPIENT)]);
  if (sites.size === 0) return null;
  const names = [...sites].map((site) => site.replaceAll('.', '\\.')).join('|');
  return new RegExp(`\\b(?:[a-z0-9-]{1,63}\\.){0,5}(?:${names})\\b`, 'gi');
}

function siteOf(host: string): string {
  return host.toLowerCase().replace(/\.+$/, '').split('.').slice(-2).join('.');
}

function masked(text: string, hosts: RegExp | null): string {
  const head = headOf(text);
  const body = text
    .slice(head.length + 2)
    .replace(/^_{30,}\n[\s\S]{0,1500}$/m, (end) => (/list/i.test(end) ? '' : end))
    .replace(/^--\n?To unsubscribe[\s\S]{0,800}$/im, '');
  const fields = fieldsOf(head).flatMap((field) => {
    const colon = field.indexOf(':');
    const name = field.slice(0, colon).toLowerCase();
    if (!KEPT.has(name)) return [];
    if (IDS.has(name)) return [`${field.slice(0, colon)}: <1@mask.example>`];
    if (name !== 'to' && name !== 'cc') return [field];
    const people = field.slice(colon + 1).match(ADDRESS)?.length ?? 0;
    const bracketed = field.includes('<') ? '<user@mask.example>' : 'user@mask.example';
    return [`${field.slice(0, colon)}: ${Array(people).fill(bracketed).join(', ')}`];
  });
  const whole = `${fields.join('\n')}\n\n${body}`;
  const plain = hosts === null ? whole : whole.replace(hosts, 'mask.example');
  return plain.replace(/^(Subject:.{0,40}?)\[[A-Za-z][A-Za-z0-9 _-]{1,18}\] ?/im, '$1');
}
