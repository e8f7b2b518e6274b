/**
 * Who stands around a notice: whom it goes to, who wrote it, and to whom the returned
 * message was sent. None of them failed because the notice names him.
 */

import type { Part } from '@backscatter/core';
import { fieldMailboxes } from '../header-fields.ts';
import { speaksForSite, speaksOfOurs } from '../kind/role-notice.ts';
import type { Topics } from '../kind/topics.ts';
import type { Writer } from '../kind/writer.ts';
import { once } from '../once.ts';
import { returnedHeaders, sentTo } from '../returned/sent-to.ts';
import type { Notice } from '../text/notice.ts';
import type { NoticePeople } from './read-notice-recipients.ts';

/** Who stands around a notice: one that greets its addressee does not name a failed recipient. */
export function peopleOf(
  writer: Writer,
  returnedPart: Part | null,
  { quoted }: Notice,
  topics: () => Topics,
): NoticePeople {
  const { address: from } = writer;
  return {
    addressees: addresseesOf(writer),
    writerDomain: from.slice(from.lastIndexOf('@') + 1),
    sentTo: once(() => sentTo(returnedHeaders(returnedPart, quoted))),
    tells: () => speaksForSite(writer) && tellsOfFate(writer, topics()),
  };
}

/** By more than a word in the text: postmasters write to all their users about what is refused. */
function tellsOfFate({ nullReturnPath, daemon, address }: Writer, topics: Topics): boolean {
  const { subject, notice } = topics;
  const named = subject.has('failure') || subject.has('delay');
  if (subject.has('success') && (nullReturnPath || daemon)) return true;
  // A server's subject tells what its notice says in a language that nobody listed.
  if (!notice.has('failure') && !notice.has('delay')) return nullReturnPath && named;
  const certain = nullReturnPath || address.includes('daemon');
  return certain || named || speaksOfOurs(topics);
}

/** Whom the report goes to, and who wrote it, in lower case. */
export function addresseesOf({ header }: Writer): ReadonlySet<string> {
  const addressees = new Set<string>();
  for (const name of ['to', 'delivered-to', 'from']) {
    for (const { address } of fieldMailboxes(header, name)) {
      if (address !== '') addressees.add(address.toLowerCase());
    }
  }
  return addressees;
}
