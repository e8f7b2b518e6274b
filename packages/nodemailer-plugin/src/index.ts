export {
  type IdKind,
  type NodemailerPluginOptions,
  type SentRecord,
  signOutgoing,
} from './sign-outgoing.ts';
