/**
 * Filters that stand in front of mail servers, accept first and refuse
 * afterwards. Their notices are most of what arrives as backscatter. Only what
 * they write about delivery is a row here: their warnings of viruses are a kind
 * of their own.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE, LEADING } from '../text/forms.ts';
import { ADDRESS } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const barracuda: Dialect = {
  name: 'barracuda',
  server: 'Barracuda Email Security Gateway',
  source: 'Barracuda, spam bounce (NDR) configuration',
  reads: '`Your message to: address`',
  phrases: ['was blocked by our spam firewall'],
  entries: [{ line: new RegExp(`^\\s{0,4}Your message to:\\s*<?(${ADDRESS})>?`, 'i') }],
};

export const mimecast: Dialect = {
  name: 'mimecast',
  server: 'Mimecast',
  source: 'Mimecast knowledge base, notification sets (email delivery failure)',
  reads: '`-- address`, the cause in a line of the same form',
  phrases: [
    'this is a delivery failure notification message indicating that an email',
    'an email that you attempted to send to the following address could not be delivered',
  ],
  entries: [{ line: new RegExp(`^-- <?(${ADDRESS})>?\\s*$`) }],
};

export const mailMarshal: Dialect = {
  name: 'mailmarshal',
  server: 'MailMarshal SMTP (Trustwave, Levelblue)',
  source: 'MailMarshal user guide, delivery failure notification',
  reads: 'the indented address below "recipients were affected"; the cause stands above',
  phrases: ['the following recipients were affected:'],
  entries: [
    {
      line: new RegExp(`^\\s{2,12}<?(${ADDRESS})>?\\s*$`),
      after: 'the following recipients were affected',
      causeAbove: true,
    },
  ],
};

export const messageLabs: Dialect = {
  name: 'messagelabs',
  server: 'MessageLabs, Symantec Email Security.cloud',
  source: 'Broadcom, Email Security.cloud bounce messages',
  reads: 'the address below the heading',
  phrases: ['this is the mail delivery agent at'],
  entries: [{ ...ALONE, after: 'following address' }, BRACKETED],
};

export const interScan: Dialect = {
  name: 'interscan',
  server: 'Trend Micro InterScan (IMSS, IMSVA)',
  source: 'Trend Micro InterScan Messaging Security, delivery failure notifications',
  reads: 'the RCPT of the session, else "unable to deliver message to"',
  phrases: ['(and other recipients in the same domain)', 'sent <<< rcpt to:'],
  entries: [
    { line: new RegExp(`^Sent <<< RCPT TO:\\s?<(${ADDRESS})>`, 'i') },
    {
      line: new RegExp(
        `Unable to deliver message to <(?<address>${ADDRESS})>(?: \\(and other[^)]{0,80}\\)\\.?)?(?<rest>.{0,200})`,
        'i',
      ),
    },
  ],
};

export const mcAfee: Dialect = {
  name: 'mcafee',
  server: 'McAfee Email Gateway',
  source: 'McAfee Email and Web Security Appliance, delivery status notices',
  reads: '`<address>   (cause)`',
  // Biglobe's heading differs in the dashes and in the bracket alone.
  phrases: ['had delivery problems --- <'],
  entries: [
    {
      line: new RegExp(`^\\s{0,4}<(?<address>${ADDRESS})>\\s{1,8}\\((?<rest>.{1,400})\\)\\s*$`),
      after: 'had delivery problems',
    },
  ],
};

export const mxLogic: Dialect = {
  name: 'mxlogic',
  server: 'MX Logic, McAfee SaaS Email Protection',
  source: 'MX Logic, bounce notices in the words of Exim',
  reads: '`<address>: cause`',
  phrases: ['a message that you have sent could not be delivered to one or more recipients'],
  entries: [BRACKETED],
};

export const ironPort: Dialect = {
  name: 'ironport',
  server: 'Cisco Secure Email Gateway (IronPort AsyncOS)',
  source: 'Cisco AsyncOS user guide, bounce profiles and notification templates',
  reads: '`The following message to <address>`, the cause below',
  phrases: ['was undeliverable. the reason for the problem:'],
  entries: [
    { line: new RegExp(`^The following message to <(${ADDRESS})> was undeliverable`, 'i') },
  ],
};

export const surfControl: Dialect = {
  name: 'surfcontrol',
  server: 'SurfControl and Websense E-mail Filter',
  source: 'SurfControl E-mail Filter, non-delivery transcripts',
  reads: '`address: [host], cause`, else `Addressed To:`',
  phrases: ['a transcript of the attempts to send the message follows'],
  entries: [LEADING, { line: new RegExp(`^Addressed To:\\s*<?(${ADDRESS})>?`, 'i') }],
};

export const mailFoundry: Dialect = {
  name: 'mailfoundry',
  server: 'MailFoundry',
  source: 'MailFoundry appliance, delivery failure notices',
  reads: '`Unable to deliver message to: <address>`',
  phrases: ['unable to deliver message to: <'],
  entries: [{ line: new RegExp(`^Unable to deliver message to: <(${ADDRESS})>`, 'i') }],
};

export const mFilter: Dialect = {
  name: 'm-filter',
  server: 'Digital Arts m-FILTER',
  source: 'm-FILTER, 送信エラー通知',
  reads: 'the address below "failed to send to the following"',
  phrases: [
    '「m-filter」が自動的に生成して送信しています',
    '以下のメールアドレスへの送信に失敗しました',
  ],
  entries: [{ ...ALONE, after: '送信に失敗しました' }],
};

export const amavis: Dialect = {
  name: 'amavis',
  server: 'amavisd-new',
  source: 'amavisd-new, README.customize, notification templates',
  reads: '`<address>: cause`, or `-> address` of what was held as spam',
  phrases: [
    'this nondelivery report was generated by the program amavis',
    'was considered unsolicited bulk e-mail (ube)',
  ],
  entries: [
    BRACKETED,
    // What stands below speaks of spam, viruses and forged senders in general.
    {
      line: new RegExp(`^\\s{0,4}-> <?(${ADDRESS})>?\\s*$`),
      before: 'our internal reference code',
    },
    BRACKETED_ALONE,
  ],
};
