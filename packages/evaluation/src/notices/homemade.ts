/**
 * Reports by what is no mail server: list managers that refuse a post, scripts behind
 * an alias of somebody who left, ticket systems without the ticket. They come from a
 * role address, often not from the null sender, and say in prose what happened.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { entity, mail, multipart, plainMail, textPart } from './parts.ts';
import { type ByCause, domainOf, localPart, siteOf } from './replies.ts';
import { bodyOf, cutLines, marked } from './returned.ts';
import { ascii, DIGITS, draw, LOWER_HEX } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const REFUSALS: ByCause = {
  'user-unknown': 'There is no list of that name here.',
  'mailbox-full': 'The list takes no more posts today.',
  policy: 'Only members may post to this list, and your address is not a member.',
  'spam-rejected': 'Your message was considered to be spam.',
  'too-large': 'Your message is larger than the 40 KB that are allowed.',
  'host-unknown': 'This list was moved to another server that could not be found.',
  timeout: 'No moderator looked at your message in time.',
};

/** A small list manager in words of its own. */
function listManager(plan: NoticePlan, random: Random): string {
  const list = localPart(plan.failed);
  const domain = domainOf(plan.failed);
  return mail(
    [
      ['Subject', encodeWords(`Rejected post: ${plan.original.subject}`, 'utf-8')],
      ['From', `${list}-owner@${domain}`],
      ['To', plan.to],
      [
        'Message-ID',
        `<${Math.floor(plan.at / 1_000)}.${draw(random, DIGITS, 5)}.${list}@${domain}>`,
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Precedence', 'bulk'],
      ['List-Id', `<${list}.${domain}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `list-${draw(random, DIGITS, 12)}`, subtype: 'mixed' }, [
      textPart(
        `Your message to the list ${plan.failed} was rejected
automatically:

    ${REFUSALS[plan.cause]}

If you think that this is a mistake, write to the owner of the list at
${list}-owner@${domain}.
`,
        { charset: 'us-ascii', before: [['MIME-Version', '1.0']] },
      ),
      plan.returned === 'message'
        ? entity(
            [
              ['Content-Type', 'message/rfc822'],
              ['MIME-Version', '1.0'],
            ],
            plan.original.raw,
          )
        : null,
    ]),
  );
}

const MAILMAN: ByCause = {
  'user-unknown': 'There is no list of that name',
  'mailbox-full': 'The list takes no posts at the moment',
  policy: 'You are not allowed to post to this mailing list',
  'spam-rejected': 'The content filter of the list refused your post',
  'too-large': 'Posts to this list may not be larger than 40 KB',
  'host-unknown': 'The list has moved away',
  timeout: 'Your post was not approved in time',
};

/** Mailman: the subject is the original's own, the list's -bounces address the sender. */
function mailman(plan: NoticePlan, random: Random): string {
  const list = localPart(plan.failed);
  const domain = domainOf(plan.failed);
  return mail(
    [
      ['Subject', encodeWords(plan.original.subject, 'utf-8')],
      ['From', `${list}-bounces@${domain}`],
      ['To', plan.to],
      [
        'Message-ID',
        `<mailman.${random.below(40)}.${Math.floor(plan.at / 1_000)}.${draw(random, DIGITS, 5)}.${list}@${domain}>`,
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Precedence', 'bulk'],
      ['X-BeenThere', plan.failed],
      ['X-Mailman-Version', `2.1.${20 + random.below(19)}`],
      ['List-Id', `<${list}.${domain}>`],
      ['X-List-Administrivia', 'yes'],
      ['Errors-To', `${list}-bounces@${domain}`],
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `===============${draw(random, DIGITS, 19)}==`, subtype: 'mixed' }, [
      textPart(
        `${MAILMAN[plan.cause]}, and your message has been
automatically rejected. If you think that ${plan.failed} should
have taken it, write to the owner of the list at ${list}-owner@${domain}.
`,
        { before: [['MIME-Version', '1.0']] },
      ),
      entity(
        [
          ['Content-Type', 'message/rfc822'],
          ['MIME-Version', '1.0'],
        ],
        plan.original.raw,
      ),
    ]),
  );
}

/** Who left the house: an alias runs a script that answers and quotes. */
function script(plan: NoticePlan, random: Random): string {
  const { raw } = plan.original;
  const quote = random.chance(0.5)
    ? marked(raw, '> ')
    : `${marked(cutLines(raw, 8 + random.below(10)), '| ')}\r\n[...]`;
  const shows = plan.returned !== 'none';
  return plainMail(
    [
      ['From', `webmaster@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', `Re: ${ascii(plan.original.subject)} (not delivered)`],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, LOWER_HEX, 32)}@${siteOf(plan.host)}>`],
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      ['X-Mailer', `PHP/${5 + random.below(3)}.${random.below(5)}.${random.below(30)}`],
    ],
    `Hello,

your mail to ${plan.failed} was not delivered: ${random.pick(['this person does not work here any more', 'the address is no longer in use', 'we have closed this mailbox'])}.
Please write to info@${siteOf(plan.host)} instead.

${shows ? `On ${mailDate(plan.original.sentAt, 0)} you wrote:\n` : 'Your message was deleted.\n'}`,
    shows ? `${quote}\r\n` : '',
  );
}

/** A ticket system of a German town that takes no mail from strangers. */
function tickets(plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['From', `Ticketsystem <${localPart(plan.failed)}-bounce@${domainOf(plan.failed)}>`],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(
          `[Ticket] Ihre Nachricht wurde nicht angenommen: ${plan.original.subject}`,
          'utf-8',
        ),
      ],
      ['Date', mailDate(plan.at, 60)],
      ['Message-ID', `<${draw(random, DIGITS, 10)}.${draw(random, DIGITS, 6)}@${plan.host}>`],
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      ['Auto-Submitted', 'auto-generated'],
      ['X-Auto-Response-Suppress', 'DR, RN, OOF, AutoReply'],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Guten Tag,

Ihre E-Mail an ${plan.failed} konnte nicht zugestellt werden und wurde
keinem Vorgang zugeordnet. Grund: Die Absenderadresse ist unserem System
nicht bekannt.

${plan.returned === 'quoted' ? 'Ihre Nachricht lautete:\n\n' : 'Bitte nutzen Sie unser Kontaktformular.\n'}`,
      {
        charset: 'utf-8',
        transfer: '8bit',
        quoted: plan.returned === 'quoted' ? `${marked(bodyOf(plan.original.raw), '> ')}\r\n` : '',
      },
    ),
  );
}

/** Scripts and agents that people wrote for themselves. */
export const HOMEMADE: readonly NoticeFormat[] = [
  noticeRow({
    name: 'list-manager',
    family: 'list-manager',
    language: 'en',
    amounts: ['message', 'none'],
    mailFrom: ({ failed }) => `${localPart(failed)}-bounces@${domainOf(failed)}`,
    write: listManager,
  }),
  noticeRow({
    name: 'mailman',
    family: 'list-manager',
    language: 'en',
    amounts: ['message'],
    mailFrom: ({ failed }) => `${localPart(failed)}-bounces@${domainOf(failed)}`,
    write: mailman,
  }),
  noticeRow({
    name: 'alias-script',
    family: 'alias-script',
    language: 'en',
    amounts: ['quoted', 'none'],
    namesId: threaded,
    mailFrom: ({ host }) => `webmaster@${siteOf(host)}`,
    write: script,
  }),
  noticeRow({
    name: 'ticket-system-de',
    family: 'ticket-system',
    language: 'de',
    amounts: ['quoted', 'none'],
    // Its script knows the body alone.
    namesId: ({ threads }) => threads,
    mailFrom: ({ failed }) => `${localPart(failed)}-bounce@${domainOf(failed)}`,
    write: tickets,
  }),
];
