/**
 * Providers of Russia, China, Japan and Korea: their languages, their charsets, and
 * notices in HTML of which some return the message as a file, or nothing.
 */

import type { Random } from '../random.ts';
import { clock, localTime, mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { entity, mail, multipart, statusPart, textPart } from './parts.ts';
import { type ByCause, domainOf, saidOf, statusOf } from './replies.ts';
import { bodyOf, headOf, returnedPart } from './returned.ts';
import { DIGITS, draw, escapeHtml, HEX, MIXED, two } from './text-tools.ts';
import { encodeWords, transferEncode } from './transfer.ts';

const BEIJING = 480;
const TOKYO = 540;

const CHINESE: ByCause = {
  'user-unknown': '收件人邮箱地址不存在，请检查拼写后重新发送。',
  'mailbox-full': '收件人邮箱空间已满，暂时无法接收新邮件。',
  policy: '收件人设置了拒收规则，邮件被拒绝。',
  'spam-rejected': '邮件内容被对方服务器判定为垃圾邮件。',
  'too-large': '邮件大小超过了对方邮箱的限制。',
  'host-unknown': '收件人邮箱的域名不存在。',
  timeout: '多次尝试投递，对方服务器没有响应。',
};

/** A table in HTML, base64 in gb18030; the message, if at all, as a file. */
function qq(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random, CHINESE);
  const { year, month, day, ...time } = localTime(plan.original.sentAt, BEIJING);
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030"></head><body>
<div style="font:14px Verdana"><h3>很抱歉您发送的邮件被退回，以下是该邮件的相关信息：</h3>
<table border="0" cellpadding="4">
<tr><td>主　题：</td><td>${escapeHtml(plan.original.subject)}</td></tr>
<tr><td>时　间：</td><td>${year}-${two(month)}-${two(day)} ${clock(time)}</td></tr>
<tr><td>退信原因：</td><td>${escapeHtml(said)}</td></tr>
<tr><td>建议：</td><td>无法发送到 <a href="mailto:${plan.failed}">${plan.failed}</a>，请核对后再试。</td></tr>
</table></div></body></html>
`;
  const notice = textPart(html, { subtype: 'html', charset: 'gb18030', transfer: 'base64' });
  const fields = [
    [
      'From',
      `"${plan.host.split('.').slice(1).join('.')}" <PostMaster@${domainOf(plan.host)}>`,
    ] as const,
    ['To', plan.to] as const,
    ['Subject', encodeWords(`来自${plan.host}的退信`, 'gb18030')] as const,
    ['Date', mailDate(plan.at, BEIJING)] as const,
    ['Message-ID', `<NDR_${draw(random, HEX, 16)}@${plan.host}>`] as const,
    ['MIME-Version', '1.0'] as const,
    ['X-QQ-NDR', `${random.below(9)}`] as const,
  ];
  if (plan.returned === 'none') return mail(fields, notice);
  return mail(
    fields,
    multipart(
      {
        boundary: `----=_NextPart_${draw(random, HEX, 8)}_${draw(random, HEX, 8)}_${draw(random, HEX, 8)}`,
        subtype: 'mixed',
      },
      [
        notice,
        entity(
          [
            ['Content-Type', 'application/octet-stream; name="original.eml"'],
            ['Content-Transfer-Encoding', 'base64'],
            ['Content-Disposition', 'attachment; filename="original.eml"'],
          ],
          transferEncode(plan.original.raw, 'base64'),
        ),
      ],
    ),
  );
}

/** Coremail, as at NetEase and many Chinese sites: text and HTML, a status, two languages. */
function coremail(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random, CHINESE);
  const text = `抱歉，您的邮件被退回来了……

原邮件信息：
时间：${mailDate(plan.original.sentAt, BEIJING)}
主题：${plan.original.subject}
收件人：${plan.failed}
退信原因：${said}

---
Sorry, your mail was returned. Recipient: ${plan.failed}
`;
  const id = `${draw(random, MIXED, 16)}`;
  return mail(
    [
      ['Date', `${mailDate(plan.at, BEIJING)} (CST)`],
      ['From', `Postmaster@${domainOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', encodeWords('系统退信', 'utf-8')],
      ['Message-ID', `<${draw(random, HEX, 8)}.${draw(random, HEX, 4)}.${id}@${plan.host}>`],
      ['MIME-Version', '1.0'],
      ['X-CM-TRANSID', `${draw(random, MIXED, 18)}--.${draw(random, DIGITS, 4)}`],
    ],
    multipart(
      {
        boundary: `----=_Part_${draw(random, DIGITS, 6)}_${draw(random, DIGITS, 9)}.${Math.floor(plan.at)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { charset: 'utf-8', transfer: 'base64' }),
        statusPart([
          [
            ['Reporting-MTA', `dns;${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 3_000, BEIJING)],
          ],
          [
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Action', 'failed'],
            ['Status', statusOf(plan)],
            [
              'Diagnostic-Code',
              `smtp; ${/[^ -~]/.test(said) ? `550 ${draw(random, HEX, 12)}` : said}`,
            ],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

const JAPANESE: ByCause = {
  'user-unknown': '宛先のメールアドレスが存在しません。',
  'mailbox-full': '宛先のメールボックスがいっぱいです。',
  policy: '宛先のサーバーに受信を拒否されました。',
  'spam-rejected': '迷惑メールと判定され、受信を拒否されました。',
  'too-large': 'メールのサイズが制限を超えています。',
  'host-unknown': '宛先のドメインが見つかりません。',
  timeout: '宛先のサーバーに接続できませんでした。',
};

/** A Japanese host's: plain ISO-2022-JP, the message below a line, whole or its beginning. */
function japanese(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random, JAPANESE);
  const delay = plan.kind === 'delay';
  const shows = plan.returned !== 'none';
  const { raw } = plan.original;
  return mail(
    [
      ['Date', mailDate(plan.at, TOKYO)],
      ['From', `${encodeWords('メール配信システム', 'iso-2022-jp')} <MAILER-DAEMON@${plan.host}>`],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(
          delay ? 'メール配信遅延のお知らせ' : 'メールを送信できませんでした',
          'iso-2022-jp',
        ),
      ],
      ['Message-Id', `<${draw(random, DIGITS, 14)}.${draw(random, HEX, 8)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `これはメールサーバー ${plan.host} からの自動送信メールです。

${delay ? 'お送りいただいたメールは、まだ次の宛先に届いていません。\n配信は引き続き行われますので、再送の必要はありません。' : 'お送りいただいたメールは、次の宛先に届きませんでした。'}

宛先: <${plan.failed}>
理由: ${said}

${shows ? '----- 元のメール -----\n\n' : ''}`,
      {
        charset: 'iso-2022-jp',
        transfer: '7bit',
        quoted: !shows
          ? ''
          : plan.returned === 'quoted'
            ? raw
            : `${headOf(raw)}\r\n${bodyOf(raw).slice(0, Math.floor(Math.min(600, bodyOf(raw).length / 2)))}\r\n`,
      },
    ),
  );
}

/** A Korean portal: HTML alone in euc-kr. */
function korean(plan: NoticePlan, random: Random): string {
  const own: ByCause = {
    'user-unknown': '존재하지 않는 메일 주소입니다.',
    'mailbox-full': '받는 사람의 메일함 용량이 가득 찼습니다.',
    policy: '받는 사람이 수신을 거부했습니다.',
    'spam-rejected': '스팸 메일로 분류되어 수신이 거부되었습니다.',
    'too-large': '메일의 크기가 허용 한도를 넘었습니다.',
    'host-unknown': '받는 사람의 도메인을 찾을 수 없습니다.',
    timeout: '받는 메일 서버에 연결할 수 없습니다.',
  };
  const html = `<html><body><p><b>메일이 반송되었습니다.</b></p>
<p>받는 사람: ${plan.failed}<br>제목: ${escapeHtml(plan.original.subject)}<br>반송 사유: ${escapeHtml(saidOf(plan, random, own))}</p></body></html>
`;
  const fields = [
    [
      'From',
      `${encodeWords('메일 관리자', 'euc-kr')} <postmaster@${domainOf(plan.host)}>`,
    ] as const,
    ['To', plan.to] as const,
    ['Subject', encodeWords(`[반송] ${plan.original.subject}`, 'utf-8')] as const,
    ['Date', mailDate(plan.at, TOKYO)] as const,
    ['Message-ID', `<${draw(random, HEX, 32)}@${plan.host}>`] as const,
    ['MIME-Version', '1.0'] as const,
  ];
  const notice = textPart(html, { subtype: 'html', charset: 'euc-kr', transfer: 'base64' });
  if (plan.returned === 'none') return mail(fields, notice);
  return mail(
    fields,
    multipart({ boundary: `----NWMS_${draw(random, HEX, 16)}`, subtype: 'mixed' }, [
      notice,
      returnedPart(plan, random, { after: [['Content-Disposition', 'attachment']] }),
    ]),
  );
}

/** Providers of Russia, China, Japan and Korea. */
export const PROVIDERS_EAST: readonly NoticeFormat[] = [
  noticeRow({
    name: 'qq-zh',
    family: 'qq',
    language: 'zh-CN',
    amounts: ['message', 'none'],
    write: qq,
  }),
  noticeRow({
    name: 'coremail-zh',
    family: 'coremail',
    language: 'zh-CN',
    amounts: ['message', 'headers', 'none'],
    write: coremail,
  }),
  noticeRow({
    name: 'hosting-ja',
    family: 'hosting-ja',
    language: 'ja',
    kinds: ['failure', 'delay'],
    amounts: ['quoted', 'truncated', 'none'],
    write: japanese,
  }),
  noticeRow({
    name: 'portal-ko',
    family: 'portal-ko',
    language: 'ko',
    amounts: ['message', 'headers', 'none'],
    write: korean,
  }),
];
