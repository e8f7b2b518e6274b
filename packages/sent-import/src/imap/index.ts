export { type ImapPlace, parseImapUrl } from './imap-url.ts';
export {
  type ImapCredentials,
  ImapError,
  type ImapPosition,
  type ReadImapOptions,
  readImap,
  type SentCopies,
} from './read-imap.ts';
