/**
 * List managers that refuse a post and say so to whom it came from. A refusal
 * is a failure: the post did not arrive.
 */

import { ADDRESS } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const fml: Dialect = {
  name: 'fml',
  server: 'fml',
  source: 'fml 4, refusals of posts (X-MLServer)',
  reads: 'the list that refused',
  phrases: ['you are not a member of this mailing list <', 'duplicated message-id in <'],
  // The list's administrator sends it, under his own return path.
  certain: /^you \S{1,200} are not member|^loop alert: duplicated message-id/,
  entries: [
    {
      line: new RegExp(
        `^(?<rest>You are not a member of this mailing list|Duplicated Message-ID in) <(?<address>${ADDRESS})>`,
      ),
    },
  ],
};

export const googleGroups: Dialect = {
  name: 'google-groups',
  server: 'Google Groups',
  source: 'Google Groups help, messages to groups that bounce',
  // The group stands in X-Failed-Recipients.
  reads: 'names the server',
  phrases: [
    "we're writing to let you know that the group you tried to contact",
    // Whatever the language of the notice.
    'groups.google.com/support/',
    'bin/topic.py?topic=25838',
  ],
  entries: [],
};
