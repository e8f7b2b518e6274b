/**
 * Domains in the one form in which they are compared.
 *
 * An internationalised domain is written in Unicode or in ASCII (`bücher.example`,
 * `xn--bcher-kva.example`; RFC 5890). Both are the same domain; `URL` knows the
 * mapping (UTS 46) in every runtime. `normalizeAddress` leaves a domain as it is written;
 * who compares, signs or looks up brings it into this form.
 */

const NON_ASCII = /[\u0080-\uffff]/;

/** What would make `URL` read something else than a host out of it. */
const NO_HOST = /[\s/\\?#@:%[\]]/;

/** The ASCII form in lower case; the domain as given where it has none. */
export function domainToAscii(domain: string): string {
  const given = domain.toLowerCase();
  if (!NON_ASCII.test(given) || NO_HOST.test(given)) return given;
  const url = `http://${given}/`;
  return URL.canParse(url) ? new URL(url).hostname : given;
}

/** An address or `@domain` in normal form, or a domain, with the domain in ASCII. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + domainToAscii(address.slice(at));
}
