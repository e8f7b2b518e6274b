/**
 * The DNS by Node's own resolver (c-ares).
 */

export { createNodeResolver } from './create-node-resolver.ts';
export type { NodeResolverOptions } from './node-options.ts';
