/** Phishing and malware in the dress of delivery reports. */

import { binaryOf } from '../binary-string.ts';
import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import {
  button,
  FAKE_FRENCH,
  FAKE_GERMAN,
  FAKE_JAPANESE,
  fakeGroupware,
  fakeHead,
  type GroupwareWords,
} from './fake-groupware.ts';
import type { FakeNotice, FakePlan } from './fake-notice.ts';
import { entity, mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { domainOf, localPart } from './replies.ts';
import { DIGITS, draw, HEX, MIXED } from './text-tools.ts';
import { transferEncode } from './transfer.ts';

/** Bytes that begin as a ZIP archive does; nothing can be unpacked from them. */
function archive(random: Random, name: string): string {
  const bytes = Uint8Array.from({ length: 600 + random.below(900) }, () => random.below(256));
  return `PK\x03\x04\x14\x00\x00\x00\x08\x00${binaryOf(bytes)}${name}PK\x05\x06${'\x00'.repeat(18)}`;
}

function attachment(type: string, name: string, bytes: string): string {
  return entity(
    [
      ['Content-Type', `${type}; name="${name}"`],
      ['Content-Transfer-Encoding', 'base64'],
      ['Content-Disposition', `attachment; filename="${name}"`],
    ],
    transferEncode(bytes, 'base64'),
  );
}

/** "Messages are held: release them." */
function heldMessages(plan: FakePlan, random: Random): string {
  const held = 2 + random.below(9);
  const rows = Array.from(
    { length: Math.min(held, 4) },
    () =>
      `<tr><td>${random.pick(['sales', 'info', 'accounts', 'orders'])}@${domainOf(plan.failed)}</td><td>${random.pick(['Payment advice', 'PO ', 'New order ', 'Signed contract '])}${draw(random, DIGITS, 5)}</td></tr>`,
  ).join('\n');
  return mail(
    fakeHead(
      plan,
      random,
      `"Mail Delivery System" <postmaster@${plan.claims}>`,
      `Undelivered Mail Returned to Sender: ${held} messages pending for ${plan.to}`,
    ),
    textPart(
      `<html><body style="font-family:Segoe UI,Arial">
<p>Mail Delivery Subsystem &ndash; ${plan.claims}</p>
<p>Dear ${localPart(plan.to)},</p>
<p>Delivery of <b>${held}</b> incoming messages to your inbox has failed because of a server synchronisation error. They are held on ${plan.claims} and will be deleted in ${24 + random.below(48)} hours.</p>
<table border="1">${rows}</table>
${button(`${plan.link}?u=${plan.to}`, random.pick(['Release messages', 'Review messages', 'Deliver now']))}
<p style="color:#888">Status: 5.2.2 &middot; Action: failed &middot; Recipient: ${plan.to}</p>
</body></html>
`,
      { subtype: 'html', charset: 'utf-8', transfer: 'quoted-printable' },
    ),
  );
}

/** A perfect report whose notice asks to confirm the mailbox. */
function perfectReport(plan: FakePlan, random: Random): string {
  const host = `mx.${plan.claims}`;
  const id = draw(random, HEX, 10);
  const returned = plainMail(
    [
      [
        'Received',
        `by ${host} (Postfix, from userid 1000)\n\tid ${id}; ${mailDate(plan.at - 60_000, 0)}`,
      ],
      ['From', plan.to],
      ['To', plan.failed],
      ['Subject', random.pick(['Re: invoice', 'Documents', 'Meeting on Thursday'])],
      ['Date', mailDate(plan.at - 60_000, 0)],
      ['Message-ID', `<${draw(random, MIXED, 16)}@${plan.claims}>`],
    ],
    'Please find the documents attached.\n',
  );
  return mail(
    [
      ...fakeHead(
        plan,
        random,
        `Mail Delivery System <MAILER-DAEMON@${plan.claims}>`,
        'Undelivered Mail Returned to Sender',
      ),
      ['Auto-Submitted', 'auto-replied'],
    ],
    multipart(
      {
        boundary: `${id}.${Math.floor(plan.at / 1_000)}/${host}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `This is the mail system at host ${host}.

Your message could not be delivered, because your mailbox ${plan.to}
has not been confirmed since our upgrade. Confirm it within 12 hours at

   ${plan.link}

or sending and receiving will be stopped.

<${plan.failed}>: mailbox of the sender not confirmed (policy)
`,
          { before: [['Content-Description', 'Notification']] },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${host}`],
            ['X-Postfix-Queue-ID', id],
            ['Arrival-Date', mailDate(plan.at - 60_000, 0)],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', '5.7.1'],
            ['Diagnostic-Code', 'X-Postfix; mailbox of the sender not confirmed (policy)'],
          ],
        ]),
        entity([['Content-Type', 'message/rfc822']], returned),
      ],
    ),
  );
}

/** The mass mailers of 2004: a line about a failure and the worm. */
function wormNotice(plan: FakePlan, random: Random): string {
  const name = random.pick(['message', 'document', 'letter', 'transcript', 'mail']);
  const text = random.pick([
    'The message contains characters that cannot be shown and was sent as a binary attachment.\n',
    `Mail transaction failed. A partial message is available.\n`,
    `Your message was not delivered to ${plan.failed}. The original message was included as attachment.\n`,
    `Dear user of ${plan.claims},\n\nwe have found that your account was used to send a large amount of mail. See the attached transcript.\n`,
  ]);
  return mail(
    fakeHead(
      plan,
      random,
      `"${random.pick(['Mail Delivery Subsystem', 'Post Office', 'MAILER-DAEMON', 'Returned mail'])}" <${random.pick(['mailer-daemon', 'postmaster', 'noreply'])}@${plan.claims}>`,
      random.pick([
        'Returned mail: see transcript for details',
        'Mail System Error - Returned Mail',
        'Delivery failed',
        'Message could not be delivered',
        'delivery reports about your e-mail',
      ]),
    ),
    multipart(
      {
        boundary: `----=_NextPart_000_${draw(random, DIGITS, 4)}_${draw(random, HEX, 8)}`,
        subtype: 'mixed',
      },
      [
        textPart(text, { charset: 'windows-1252' }),
        attachment('application/octet-stream', `${name}.zip`, archive(random, `${name}.scr`)),
      ],
    ),
  );
}

/** The login page comes along as a file. */
function loginAttached(plan: FakePlan, random: Random): string {
  const page = `<html><head><title>${plan.claims}</title></head><body><form method="post" action="${plan.link}"><input name="u" value="${plan.to}"><input type="password" name="p"><button>View message</button></form></body></html>`;
  return mail(
    fakeHead(
      plan,
      random,
      `Mail Delivery System <mailer-daemon@${plan.claims}>`,
      random.pick([
        `Undeliverable: RE: ${draw(random, DIGITS, 6)} invoice`,
        'Delivery Status Notification (Failure)',
      ]),
    ),
    multipart({ boundary: `--_${draw(random, HEX, 24)}`, subtype: 'mixed' }, [
      textPart(
        `Your message to ${plan.failed} couldn't be delivered.

The recipient's server asks for a sign-in of the sender. Open the attached
file to read the undelivered message and to send it again.

Remote server returned '550 5.7.64 TenantAttribution; sender not verified'
`,
        { charset: 'utf-8', transfer: 'quoted-printable' },
      ),
      attachment('text/html', `Undelivered_${draw(random, DIGITS, 5)}.html`, page),
    ]),
  );
}

/** The notice is harmless; what it "returns" is the advertisement. */
function returnedAdvertisement(plan: FakePlan, random: Random): string {
  const goods = random.pick([
    'watches',
    'pills without prescription',
    'loans from 1.9 %',
    'casino bonus',
  ]);
  const returned = plainMail(
    [
      ['From', plan.to],
      ['To', plan.failed],
      ['Subject', `Best ${goods} today`],
      ['Date', mailDate(plan.at - 300_000, 0)],
      ['Message-ID', `<${draw(random, MIXED, 18)}@${plan.claims}>`],
      ['Content-Type', 'text/html; charset=us-ascii'],
    ],
    `<html><body><a href="${plan.link}">Best ${goods}: order here, ${10 + random.below(80)} % off</a></body></html>\n`,
  );
  return mail(
    fakeHead(
      plan,
      random,
      `Mail Delivery Subsystem <MAILER-DAEMON@${plan.claims}>`,
      'Returned mail: User unknown',
    ),
    multipart(
      {
        boundary: `${draw(random, MIXED, 14)}.${Math.floor(plan.at / 1_000)}/${plan.claims}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(`The message below could not be delivered:\n\n<${plan.failed}>... User unknown\n`),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.claims}`]],
          [
            ['Final-Recipient', `RFC822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', '5.1.1'],
          ],
        ]),
        entity([['Content-Type', 'message/rfc822']], returned),
      ],
    ),
  );
}

const fromPostmaster = ({ claims }: FakePlan): string => `postmaster@${claims}`;
const fromSpammer = ({ spammer }: FakePlan): string => spammer;
const fromNobody = (): string => '';

function dressed(name: string, language: string, words: GroupwareWords): FakeNotice {
  return {
    name,
    language,
    payload: 'link',
    mailFrom: fromSpammer,
    write: (plan, random) => fakeGroupware(words, plan, random),
  };
}

/** Spam dressed as a delivery report, several styles. */
export const FAKE_NOTICES: readonly FakeNotice[] = [
  {
    name: 'fake-held-messages',
    language: 'en',
    payload: 'link',
    mailFrom: fromSpammer,
    write: heldMessages,
  },
  {
    name: 'fake-perfect-report',
    language: 'en',
    payload: 'link',
    mailFrom: fromNobody,
    write: perfectReport,
  },
  {
    name: 'fake-worm',
    language: 'en',
    payload: 'archive',
    mailFrom: fromPostmaster,
    write: wormNotice,
  },
  {
    name: 'fake-login-attached',
    language: 'en',
    payload: 'html-attachment',
    mailFrom: fromSpammer,
    write: loginAttached,
  },
  {
    name: 'fake-returned-advertisement',
    language: 'en',
    payload: 'returned',
    mailFrom: fromNobody,
    write: returnedAdvertisement,
  },
  dressed('fake-groupware-de', 'de', FAKE_GERMAN),
  dressed('fake-groupware-fr', 'fr', FAKE_FRENCH),
  dressed('fake-quota-ja', 'ja', FAKE_JAPANESE),
];
