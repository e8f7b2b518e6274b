export { createDnsbl, type Dnsbl, type DnsblOptions } from './create-dnsbl.ts';
export {
  type AskedHost,
  extractHosts,
  type HostExtraction,
  type HostRole,
  type LeftHost,
} from './extract-hosts.ts';
export type { NoInjector } from './find-injector.ts';
export { createOwnHosts, type OwnHosts, type OwnHostsOptions } from './own-hosts.ts';
