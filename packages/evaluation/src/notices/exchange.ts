/**
 * Microsoft Exchange. To 2003 the "System Administrator" wrote a short text with the
 * message's addressee, subject and date, the cause, and a code in angle brackets. From
 * 2007 it is the sender `MicrosoftExchange…`, HTML and text, a friendly half and a half
 * "for administrators" with the generating server and often the original's header. Each speaks the
 * language of the organisation.
 */

import type { Random } from '../random.ts';
import { encodeText } from './charsets.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import {
  ADMINISTRATOR_DE,
  ADMINISTRATOR_EN,
  ADMINISTRATOR_FR,
  type AdministratorWords,
  EXCHANGE_DE,
  EXCHANGE_EN,
  EXCHANGE_FR,
  EXCHANGE_JA,
  type ExchangeWords,
} from './exchange-words.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { type ByCause, isLocal, remoteOf, replyOf, siteOf, spoken, statusOf } from './replies.ts';
import { handedBy, headOf, returnedPart } from './returned.ts';
import { draw, escapeHtml, HEX, LOWER_HEX, MIXED, xtext } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const OWN: ByCause = {
  'user-unknown': '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
  'mailbox-full': '554 5.2.2 mailbox full',
  policy: '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
  'spam-rejected': '550 5.7.1 Message rejected as spam by Content Filtering.',
  'too-large': '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
  'host-unknown': '550 5.4.4 ROUTING.NoConnectorForAddressType; host not found',
  timeout: '550 4.4.7 QUEUE.Expired; message expired',
};

/** What the half for administrators and the Diagnostic-Code say. */
function diagnosisOf(plan: NoticePlan, random: Random): { line: string; code: string } {
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) {
    const { name } = remoteOf(plan);
    return {
      line: random.chance(0.5)
        ? `Remote Server returned '${spoken(reply)}'`
        : `${name} #<${name} #${reply.status} smtp;${spoken(reply)}> #SMTP#`,
      code: spoken(reply),
    };
  }
  const code = plan.kind === 'delay' ? '400 4.4.7 Message delayed' : OWN[plan.cause];
  return { line: `${plan.host} #${code} ##`, code };
}

function status(plan: NoticePlan, random: Random, code: string): string {
  const zone = zoneOf(plan.host, 'en');
  const { kind } = plan;
  return statusPart([
    [
      ['Reporting-MTA', `dns;${plan.host}`],
      plan.original.envelopeId === null
        ? null
        : ['Original-Envelope-Id', xtext(plan.original.envelopeId)],
      random.chance(0.7) ? ['Received-From-MTA', `dns;${handedBy(plan).split(' ')[0]}`] : null,
      ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, zone)],
    ],
    [
      random.chance(0.4) ? ['Original-Recipient', `rfc822;${plan.failed}`] : null,
      ['Final-Recipient', `rfc822;${plan.failed}`],
      ['Action', kind === 'failure' ? 'failed' : kind === 'delay' ? 'delayed' : 'delivered'],
      ['Status', kind === 'success' ? '2.0.0' : statusOf(plan)],
      kind === 'failure' ? ['Diagnostic-Code', `smtp;${code}`] : null,
      kind === 'delay'
        ? ['Will-Retry-Until', mailDate(plan.original.sentAt + 2 * 86_400_000, zone)]
        : null,
      random.chance(0.3) ? ['X-Display-Name', plan.failed] : null,
    ],
  ]);
}

function modernText(words: ExchangeWords, plan: NoticePlan, line: string): string {
  const friendly = `${words.heading[plan.kind]}\n\n${plan.failed}<mailto:${plan.failed}>\n`;
  if (plan.kind === 'success') return friendly;
  return `${friendly}${words.causes[plan.cause]}\n\n\n\n\n\n${words.administrators}\n\n${words.server}${plan.host}\n\n${plan.failed}\n${line}\n\n${plan.returned === 'quoted' ? `${words.headers}\n\n` : ''}`;
}

function modernHtml(words: ExchangeWords, plan: NoticePlan, line: string): string {
  const cause = plan.kind === 'success' ? '' : `${words.causes[plan.cause]}<br>`;
  const technical =
    plan.kind === 'success'
      ? ''
      : `<br><br><br><br><font color="#808080" size="2" face="Tahoma"><p><b>${words.administrators}</b></p>
<p>${words.server}${plan.host}<br>
</p>
<p>${plan.failed}<br>
${escapeHtml(line)}<br>
</p>
</font>
`;
  return `<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=${words.charset}"></head><body>
<p><b><font color="#000066" size="3" face="Arial">${words.heading[plan.kind]}</font></b></p>
<font color="#000000" size="2" face="Tahoma"><p><a href="mailto:${plan.failed}">${plan.failed}</a><br>
${cause}</p></font>
${technical}${plan.returned === 'quoted' ? `<p>${words.headers}</p>\n<pre>` : ''}`;
}

function writeModern(words: ExchangeWords, plan: NoticePlan, random: Random): string {
  const { charset, transfer, language } = words;
  const { line, code } = diagnosisOf(plan, random);
  const shown = plan.returned === 'quoted' ? headOf(plan.original.raw) : '';
  const id = `${draw(random, LOWER_HEX, 8)}-${draw(random, LOWER_HEX, 4)}-${draw(random, LOWER_HEX, 4)}`;
  const tail = `${shown === '' ? '' : `${escapeHtml(shown)}</pre>\r\n`}</body>\r\n</html>\r\n`;
  return mail(
    [
      [
        'From',
        `${words.name} <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@${siteOf(plan.host)}>`,
      ],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zoneOf(plan.host, language))],
      ['MIME-Version', '1.0'],
      ['X-MS-Exchange-Organization-SCL', '-1'],
      ['Content-Language', language === 'en' ? 'en-US' : language],
      ['Message-ID', `<${id}@${plan.host}>`],
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
      ['Subject', encodeWords(words.prefix[plan.kind] + plan.original.subject, 'utf-8')],
      random.chance(0.7) ? ['Auto-Submitted', 'auto-replied'] : null,
    ],
    multipart({ boundary: `_000_${id}`, subtype: 'report; report-type=delivery-status' }, [
      multipart({ boundary: `_001_${id}`, subtype: 'alternative; differences=Content-Type' }, [
        textPart(modernText(words, plan, line), { charset, transfer, quoted: shown }),
        textPart(modernHtml(words, plan, line), {
          charset,
          transfer,
          subtype: 'html',
          quoted: encodeText(tail, 'us-ascii'),
        }),
      ]),
      status(plan, random, code),
      returnedPart(plan, random, { keep: 10_000 }),
    ]),
  );
}

/** 5.5 to 2003. */
function writeAdministrator(words: AdministratorWords, plan: NoticePlan, random: Random): string {
  const { charset, transfer, language } = words;
  const zone = zoneOf(plan.host, language);
  const when = (at: number): string => {
    const local = localTime(at, zone);
    return words.date(local.year, local.month, local.day, clock(local));
  };
  const reply = replyOf(plan, random);
  const remote = reply !== null && !isLocal(plan);
  const code = remote ? `${reply.status} smtp;${spoken(reply)}` : statusOf(plan);
  const cause =
    plan.kind === 'success'
      ? ''
      : `      ${words.causes[plan.cause]}\n            <${plan.host} #${code}>\n`;
  const text = `${words.your}

${words.to}${plan.original.to}
${words.subject}${plan.original.subject}
${words.sent}${when(plan.original.sentAt)}

${words.heading[plan.kind]}

${plan.failed} ${words.on} ${when(plan.at)}
${cause}
`;
  const subject = words.subjects[plan.kind];
  return mail(
    [
      [
        'From',
        `${random.chance(0.5) ? 'System Administrator <postmaster' : '<postmaster'}@${siteOf(plan.host)}>`,
      ],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zone)],
      ['MIME-Version', '1.0'],
      [
        'X-DSNContext',
        `${draw(random, LOWER_HEX, 8)} - ${1_000 + random.below(900)} - 00000002 - 00000000`,
      ],
      ['Message-ID', `<${draw(random, MIXED, 16)}${draw(random, LOWER_HEX, 8)}@${plan.host}>`],
      [
        'Subject',
        encodeWords(
          subject.endsWith(': ') ? subject + plan.original.subject : subject,
          charset,
          'Q',
        ),
      ],
    ],
    multipart(
      {
        boundary: `${draw(random, HEX, 8)}=_${draw(random, HEX, 6)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { charset, transfer }),
        status(plan, random, `550 ${statusOf(plan)}`),
        returnedPart(plan, random),
      ],
    ),
  );
}

const KINDS: NoticeFormat['kinds'] = ['failure', 'delay', 'success'];

function modern(
  name: string,
  words: ExchangeWords,
  amounts: NoticeFormat['amounts'],
): NoticeFormat {
  return noticeRow({
    name,
    family: 'exchange',
    language: words.language,
    kinds: KINDS,
    amounts,
    namesId: threaded,
    write: (plan, random) => writeModern(words, plan, random),
  });
}

function old(
  name: string,
  words: AdministratorWords,
  amounts: NoticeFormat['amounts'],
): NoticeFormat {
  return noticeRow({
    name,
    family: 'exchange-2003',
    language: words.language,
    kinds: KINDS,
    amounts,
    write: (plan, random) => writeAdministrator(words, plan, random),
  });
}

/** Exchange, old and new, by language. */
export const EXCHANGE: readonly NoticeFormat[] = [
  modern('exchange-2010', EXCHANGE_EN, ['message', 'headers', 'quoted']),
  modern('exchange-2010-de', EXCHANGE_DE, ['message', 'headers', 'none']),
  modern('exchange-2010-fr', EXCHANGE_FR, ['headers', 'quoted']),
  modern('exchange-2010-ja', EXCHANGE_JA, ['message', 'headers']),
  old('exchange-2003', ADMINISTRATOR_EN, ['message', 'headers', 'none']),
  old('exchange-2003-de', ADMINISTRATOR_DE, ['message', 'headers']),
  old('exchange-2003-fr', ADMINISTRATOR_FR, ['message', 'none']),
];
