/** The tables of the sent log; `sent-bytes` says what stands in them. */

import type { Environment, Table } from '../environment.ts';

/** All of them. */
export interface SentTables {
  readonly messages: Table;
  readonly ids: Table;
  readonly pairs: Table;
  readonly known: Table;
  readonly uses: Table;
  readonly state: Table;
}

/** Opens the tables. */
export function openSentTables({ table, multiTable }: Environment): SentTables {
  return {
    messages: table('sent-messages'),
    ids: multiTable('sent-ids'),
    pairs: multiTable('sent-pairs'),
    known: multiTable('sent-known'),
    uses: table('sent-uses'),
    state: table('sent-state'),
  };
}
