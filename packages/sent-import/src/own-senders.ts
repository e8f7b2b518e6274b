/**
 * Whose mail is ours: addresses and domains. A log tells of everything that
 * passed a server, also of what it only forwarded for others.
 */

/** Asks whether an address in normal form is one of ours; without a list all are. */
export type IsOwn = (address: string) => boolean;

/**
 * From a list of addresses and domains.
 *
 * @param senders `example.org` (that domain alone), `anna@example.org`, or `.example.org` (also below)
 */
export function ownSenders(senders: readonly string[]): IsOwn {
  if (senders.length === 0) return () => true;
  const exact = new Set(senders.map((sender) => sender.toLowerCase().replace(/^@/, '')));
  return (address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (exact.has(address) || exact.has(domain) || exact.has(`.${domain}`)) return true;
    for (let at = domain.indexOf('.'); at >= 0; at = domain.indexOf('.', at + 1)) {
      if (exact.has(domain.slice(at))) return true;
    }
    return false;
  };
}
