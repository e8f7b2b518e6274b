/**
 * What a DNS list is: a zone, what may be asked of it, and what its answers
 * mean.
 *
 * A list says "listed" by an A record in 127.0.0.0/8 (RFC 5782 section 2.1) and
 * tells by the address why. Which address means what is each operator's own
 * choice, and some addresses mean the opposite of a listing: "you may not ask".
 * So a definition names every address, and one that it does not name is no
 * listing.
 */

/** What may be asked about: an IPv4 address, an IPv6 address or a domain name. */
export type ListKind = 'ip4' | 'ip6' | 'domain';

/**
 * What a listing says. Of hosts: `spam-source`, `exploited` (bots, open proxies),
 * `policy` (should send no mail itself: dial-up, home lines), `hijacked` (hosts
 * and networks in criminal hands), `bounces` (sends backscatter). Of domains: `spam-domain`,
 * `phishing`, `malware`, `botnet`, `abused-domain` (honest but broken into),
 * `new-domain`. Of either: `grey` (mixed use), `good`.
 */
export type ListCategory =
  | 'spam-source'
  | 'exploited'
  | 'policy'
  | 'hijacked'
  | 'bounces'
  | 'spam-domain'
  | 'phishing'
  | 'malware'
  | 'botnet'
  | 'abused-domain'
  | 'new-domain'
  | 'grey'
  | 'good';

/** How much a listing is to be trusted, as a class; no points. */
export type ListWeight = 'strong' | 'normal' | 'weak' | 'none';

/**
 * What must be true of a subject before a list may be asked about it.
 * `bounce-reporter`: a host that delivers a report, with the null sender or from
 * postmaster. `link-host`: an address that stands as the host of a link, and not one
 * that sent mail; domains always meet it.
 */
export type ListCondition = 'bounce-reporter' | 'link-host';

/**
 * Which answers a row is about: a pattern of four octets, each a number, a range
 * `4-7` or `*`, such as `127.0.0.4-7`; or one bit of the last octet of 127.0.0.x,
 * for lists whose answers are sums.
 */
export type AnswerPattern = string | { readonly bit: number };

/** What one answer means. */
export interface ListAnswerRow {
  readonly when: AnswerPattern;
  /** Short, in kebab-case, stable, printed: `xbl`. */
  readonly code: string;
  readonly category: ListCategory;
  readonly weight: ListWeight;
  /** Completes "listed as …": `an exploited host`. */
  readonly meaning: string;
}

/** An answer that is no listing: the list will not answer us. */
export interface ListRefusalRow {
  readonly when: AnswerPattern;
  /**
   * What is at fault: who asks (the `zone` is switched off for minutes), or only
   * this `question` (others may be asked on).
   */
  readonly of: 'zone' | 'question';
  /** Completes "<title> …" and says what to do: `refuses queries through a public resolver; …`. */
  readonly why: string;
}

/** Points that are always and never listed (RFC 5782 sections 5 and 2.4). */
export interface SelfTestPoints {
  readonly kind: ListKind;
  /** Always listed, or null where the operator publishes none. */
  readonly listed: string | null;
  /** Never listed. */
  readonly unlisted: string;
}

/** A list: what to ask, and how to read the answer. */
export interface ListDefinition {
  /** In kebab-case, stable, printed: `spamhaus-zen`. */
  readonly name: string;
  /** For people: `Spamhaus ZEN`. */
  readonly title: string;
  /** The zone asked. May hold `{key}`, which is filled in from the options and never printed. */
  readonly zone: string;
  /** The name under which the options hold the key; needed where `zone` holds `{key}`. */
  readonly key?: string | undefined;
  readonly kinds: readonly ListKind[];
  /** Of a domain: whether the `registered` domain is asked or the whole `host` name. */
  readonly domains?: 'registered' | 'host' | undefined;
  /** Asked only about what meets this. */
  readonly condition?: ListCondition | undefined;
  readonly answers: readonly ListAnswerRow[];
  readonly refusals: readonly ListRefusalRow[];
  /** How to tell that it works; of a kind that is missing here nothing is tested. */
  readonly selfTest: readonly SelfTestPoints[];
  /** Who may ask, how often, and at what price, in a sentence; with the page that says so. */
  readonly terms: string;
  /** The operator's page that documents the answers. */
  readonly source: string;
  /** `default`: in the default selection. `on-request`: only when named. `key`: needs a key or an agreement. */
  readonly use: 'default' | 'on-request' | 'key';
  /** Name of the list that this one takes the place of once its key is there. */
  readonly replaces?: string | undefined;
}

/** A list of one's own: a definition that may leave out what has a default. */
export type OwnList = Omit<ListDefinition, Defaulted> & Partial<Pick<ListDefinition, Defaulted>>;

/**
 * Left out: no refusals but those common to all lists; of the test points only the
 * unlisted ones of RFC 5782, as a private list may lack the others.
 */
type Defaulted = 'refusals' | 'selfTest' | 'terms' | 'source' | 'use';
