/**
 * The import table: who may import whom. Signals never import each other,
 * `core` imports nothing, and nothing imports `pipeline` but the products on
 * top of it. A new package needs a row here.
 */

export interface PackageRow {
  /** Packages of this project it may import, without their scope. */
  readonly imports: readonly string[];
  /** Whether its source has no clock, no dice, no `node:*`, no globals of Node. */
  readonly pure: boolean;
}

const SIGNAL: PackageRow = { imports: ['core', 'mail'], pure: true };
const SIGNALS = ['keyword', 'bayesian', 'newsender', 'provenance', 'directory', 'flood'];
const BELOW_PIPELINE = ['core', 'mail', 'dsn-parser', ...SIGNALS];

export const PACKAGES: Readonly<Record<string, PackageRow>> = {
  core: { imports: [], pure: true },
  mail: { imports: ['core'], pure: true },
  'dsn-parser': { imports: ['core', 'mail'], pure: true },
  keyword: SIGNAL,
  bayesian: SIGNAL,
  newsender: SIGNAL,
  directory: SIGNAL,
  flood: SIGNAL,
  'dns-list': { imports: ['core'], pure: true },
  provenance: SIGNAL,
  dnsbl: { imports: ['core', 'mail', 'dns-list'], pure: true },
  surbl: { imports: ['core', 'mail', 'dns-list'], pure: true },
  pipeline: { imports: BELOW_PIPELINE, pure: true },
  'nodemailer-plugin': { imports: ['core', 'mail', 'provenance'], pure: false },
  'sent-import': { imports: ['core', 'mail'], pure: true },
  'store-lmdb': { imports: ['core'], pure: false },
  'store-redis': { imports: ['core'], pure: false },
  evaluation: {
    imports: [...BELOW_PIPELINE, 'dns-list', 'dnsbl', 'surbl', 'pipeline'],
    pure: true,
  },
  cli: {
    imports: [
      ...BELOW_PIPELINE,
      'dns-list',
      'dnsbl',
      'surbl',
      'pipeline',
      'sent-import',
      'evaluation',
      'store-lmdb',
      'store-redis',
    ],
    pure: false,
  },
};

/** Folders of pure packages in which an entry point for Node lives. */
export const IMPURE_FOLDERS: readonly string[] = [
  'packages/directory/src/smtp',
  'packages/dns-list/src/node',
  'packages/mail/src/mailparser',
  'packages/mail/src/node',
  'packages/evaluation/src/node',
  'packages/pipeline/src/node',
  'packages/sent-import/src/imap',
  'packages/sent-import/src/node',
  'packages/provenance/src/dkim',
];

/** Foreign packages that few places may import: a folder, or a single file of each folder. */
export const SOLE_IMPORTERS: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly oneFile: boolean }>
> = {
  mailparser: { folders: ['packages/mail/src/mailparser'], oneFile: false },
  bayes: { folders: ['packages/bayesian/src'], oneFile: true },
  ldapts: { folders: ['packages/directory/src/ldap'], oneFile: false },
  re2js: { folders: ['packages/keyword/src/re2', 'packages/directory/src/maps'], oneFile: true },
  ioredis: { folders: ['packages/store-redis/src'], oneFile: true },
  tldts: {
    folders: [
      'packages/bayesian/src',
      'packages/dnsbl/src',
      'packages/provenance/src/traces',
      'packages/surbl/src',
    ],
    oneFile: true,
  },
  imapflow: { folders: ['packages/sent-import/src/imap'], oneFile: true },
  mailauth: { folders: ['packages/provenance/src/dkim'], oneFile: true },
  lmdb: { folders: ['packages/store-lmdb/src'], oneFile: false },
};
