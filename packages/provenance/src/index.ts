export type { Coverage } from './coverage.ts';
export { createProvenance, type ProvenanceOptions } from './create-provenance.ts';
export {
  type ForwardCheck,
  type VerifyForwardOptions,
  verifyForward,
} from './forward/verify-forward.ts';
export { createKeyRing, type KeyRing, type KeyRingOptions } from './key-ring.ts';
export { createProofSignal, type Prover } from './prover.ts';
export type { BatvForm } from './return-path/batv-tag.ts';
export { type SignReturnPathOptions, signReturnPath } from './return-path/sign-return-path.ts';
export {
  type ReturnPathCheck,
  type VerifyReturnPathOptions,
  verifyReturnPath,
} from './return-path/verify-return-path.ts';
export {
  type EnvelopeIdCheck,
  type SignEnvelopeIdOptions,
  signEnvelopeId,
  type VerifyEnvelopeIdOptions,
  verifyEnvelopeId,
} from './signed-id/envelope-id.ts';
export {
  type SignMessageIdOptions,
  signMessageId,
  verifyMessageId,
} from './signed-id/message-id.ts';
export type { IdCheck, SignIdOptions, VerifyIdOptions } from './signed-id/token.ts';
