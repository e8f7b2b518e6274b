export { type CachedOptions, cached } from './cached.ts';
export {
  type AddressList,
  type AddressListOptions,
  createAddressList,
} from './create-address-list.ts';
export { createDirectory, type DirectoryOptions } from './create-directory.ts';
export type { DirectoryAnswer, DirectoryLookup, PromisedLookup } from './directory-answer.ts';
export { firstOf } from './first-of.ts';
export {
  createHarvestCounter,
  type HarvestCounter,
  type HarvestNote,
  type HarvestOptions,
  type HarvestState,
} from './harvest-counter.ts';
export { type RateLimitOptions, rateLimited } from './rate-limited.ts';
export { unanswered } from './unanswered.ts';
