export { type CampaignKeys, campaignKeys } from './campaign-keys.ts';
export { createFlood, type FloodOptions } from './create-flood.ts';
export { DEFAULT_DOUBTS, DEFAULT_EVIDENCE, DEFAULT_PROOFS } from './standing.ts';
