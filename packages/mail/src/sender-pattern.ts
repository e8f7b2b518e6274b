import { withAsciiDomain } from './domain-to-ascii.ts';

const PATTERN = /^[^\s@]*@[^\s@.]+(?:\.[^\s@.]+)*$/;

/**
 * Whom an operator means by an address (`Anna@example.org`) or a whole domain (`example.org`,
 * `@example.org`; no subdomains): in lower case, the domain in ASCII, a domain with `@` before it.
 * Null for what is neither.
 */
export function senderPattern(raw: string): string | null {
  const text = raw.trim().toLowerCase().replace(/\.$/, '');
  const pattern = withAsciiDomain(text.includes('@') ? text : `@${text}`);
  return PATTERN.test(pattern) ? pattern : null;
}
