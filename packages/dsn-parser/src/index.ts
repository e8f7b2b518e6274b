export type { Dialect } from './dialects/dialect.ts';
export { DIALECTS } from './dialects/index.ts';
export { type DeliveryStatus, type Fields, parseDeliveryStatus } from './fields/delivery-status.ts';
export {
  decodeXtext,
  parseRecipient,
  parseTypedValue,
  type TypedValue,
} from './fields/typed-value.ts';
export { type ParseDsnOptions, parseDsn } from './parse-dsn.ts';
export { DSN_PROBLEMS, type DsnProblemCode } from './problem-codes.ts';
export { classifyReason } from './status/classify-reason.ts';
