export {
  createNameChooser,
  type NameChooser,
  type SurblNames,
  surblQuestions,
} from './asked-names.ts';
export type { Choice } from './choose-names.ts';
export { createSurbl, type SurblOptions } from './create-surbl.ts';
export { DEFAULT_SKIP } from './default-skip.ts';
export { extractDomains } from './extract-domains.ts';
export type { FoundName, NameRole } from './found-name.ts';
export type { Host } from './host.ts';
export { readHost } from './read-host.ts';
export { redirectTargets } from './redirect-targets.ts';
export { registeredDomain } from './registered-domain.ts';
