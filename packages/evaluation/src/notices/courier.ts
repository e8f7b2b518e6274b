/**
 * Courier and its like: multipart/report whose text names the host, the address under
 * a heading of its own between rules, and what the other server said with `>>>` and
 * `<<<` before the lines.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { isLocal, remoteOf, replyOf, spoken, statusOf } from './replies.ts';
import { handedBy, returnedPart } from './returned.ts';
import { draw } from './text-tools.ts';

function dialogue(plan: NoticePlan, random: Random): string {
  const { name, address } = remoteOf(plan);
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) {
    return `     ${name} [${address}]:\n     >>> RCPT TO:<${plan.failed}>\n     <<< ${spoken(reply)}\n`;
  }
  switch (plan.cause) {
    case 'user-unknown':
      return '     <<< 550 User unknown.\n';
    case 'host-unknown':
      return '     <<< 550 Domain does not exist.\n';
    case 'timeout':
      return `     ${name} [${address}]:\n     <<< Connection timed out\n`;
    case 'mailbox-full':
      return '     <<< maildir: quota exceeded\n';
    default:
      return `     <<< 554 ${statusOf(plan)} Mail rejected\n`;
  }
}

function write(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const delay = plan.kind === 'delay';
  const success = plan.kind === 'success';
  const text = `
This is a delivery status notification from ${plan.host},
running the Courier mail server.

The message was received on ${mailDate(plan.original.sentAt + 2_000, zone)}
from ${handedBy(plan)}

---------------------------------------------------------------------------

                           ${delay ? 'DELAYED MAIL' : success ? 'DELIVERED MAIL' : 'UNDELIVERABLE MAIL'}

Your message to the following recipients ${delay ? 'is still waiting' : success ? 'was delivered' : 'cannot be delivered'}:

<${plan.failed}>:
${success ? '' : dialogue(plan, random)}
---------------------------------------------------------------------------

${plan.returned === 'none' ? '' : `If your message was large, only its header may follow.\n`}`;
  const id = `${draw(random, '0123456789ABCDEF', 16)}.${draw(random, '0123456789ABCDEF', 8)}.${draw(random, '0123456789ABCDEF', 8)}`;
  return mail(
    [
      ['From', `"Courier mail server at ${plan.host}" <@>`],
      ['To', plan.to],
      [
        'Subject',
        delay
          ? 'WARNING: delayed mail.'
          : success
            ? 'NOTICE: mail delivery status.'
            : 'NOTICE: mail delivery status.',
      ],
      ['MIME-Version', '1.0'],
      ['Date', mailDate(plan.at, zone)],
      ['Message-ID', `<courier.${id}@${plan.host}>`],
    ],
    multipart(
      {
        boundary: `=_courier-${random.below(100_000)}-${Math.floor(plan.at / 1_000)}-0001`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 2_000, zone)],
            ['Received-From-MTA', `dns; ${handedBy(plan)}`],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', delay ? 'delayed' : success ? 'delivered' : 'failed'],
            ['Status', success ? '2.0.0' : delay ? '4.0.0' : '5.0.0'],
          ],
        ]),
        returnedPart(plan, random, { keep: 4_000 }),
      ],
    ),
  );
}

/** Courier. */
export const COURIER: readonly NoticeFormat[] = [
  noticeRow({
    name: 'courier',
    family: 'courier',
    language: 'en',
    kinds: ['failure', 'delay', 'success'],
    amounts: ['message', 'headers'],
    write,
  }),
];
