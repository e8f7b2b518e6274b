export { arrivalOf, cameAt } from './arrival-of.ts';
export { decodeBinaryString, decodeBytes } from './decode-bytes.ts';
export { decodeVerp, parseVerpPattern, type VerpPattern } from './decode-verp.ts';
export { domainToAscii, withAsciiDomain } from './domain-to-ascii.ts';
export { FREEMAIL_DOMAINS } from './freemail-domains.ts';
export { fieldName, type HeaderBlock, parseHeaderBlock } from './header-block.ts';
export { decodeHeader, headerValue, headerValues, unfold } from './header-value.ts';
export { htmlToText, MAX_HTML_LENGTH } from './html-to-text.ts';
export { extractLinks } from './links/extract-links.ts';
export type { LinkForm, LinkPlace, RawLink } from './links/link.ts';
export { normalizeMessageId, parseMessageIds } from './message-id.ts';
export { normalizeAddress } from './normalize-address.ts';
export { headerAddresses, type Mailbox, parseAddresses } from './parse-addresses.ts';
export { type Handover, parseHandover, parseReceived, type Received } from './parse-received.ts';
export { parseSrs, type SrsLocalPart } from './parse-srs.ts';
export { type Automaton, buildAutomaton, scanUnits } from './phrase-automaton.ts';
export {
  createPhraseFinder,
  createPhraseScanner,
  type PhraseFinder,
  type PhraseScanner,
} from './phrase-finder.ts';
export { isReturnPath } from './return-path.ts';
export { senderPattern } from './sender-pattern.ts';
export { createSecretHash, createShortHash } from './short-hash.ts';
export { splitLines } from './split-lines.ts';
export { textPart } from './text-part.ts';
export { type Unwrapped, unwrapLocalPart } from './unwrap-local-part.ts';
export { MAX_VISIBLE_LENGTH, visibleText } from './visible-text.ts';
export { walkParts } from './walk-parts.ts';
