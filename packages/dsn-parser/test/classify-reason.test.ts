import { classifyReason } from '@backscatter/dsn-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase, foldWords } from '../src/status/fold-words.ts';
import { foldCodes, PROVIDER_CODES } from '../src/status/provider-codes.ts';
import { reasonOfExit } from '../src/status/reason-by-status.ts';
import { CLEAR_PHRASES, VAGUE_PHRASES } from '../src/status/reason-phrases.ts';

type Case = readonly [status: string | null, words: string, reason: string];

/** Server's wordings by rule family; the sentence is the server's, the names are ours. */
const FAMILIES: Readonly<Record<string, readonly Case[]>> = {
  'a full mailbox in several languages': [
    ['5.2.2', '552 5.2.2 <bob@example.net>: user is over quota', 'mailbox-full'],
    ['5.0.0', '552 Error: disk quota exceeded', 'mailbox-full'],
    ['5.7.1', '554 5.7.1 Quota exceeded (mailbox for user is full)', 'mailbox-full'],
    [null, 'mailbox is full: retry timeout exceeded', 'mailbox-full'],
    [null, 'La boîte aux lettres est pleine', 'mailbox-full'],
    [null, 'Das Postfach ist voll', 'mailbox-full'],
    [null, 'Почтовый ящик переполнен', 'mailbox-full'],
    [null, '收件人邮箱已满', 'mailbox-full'],
  ],
  "the sender's quota, which is not the recipient's": [
    ['5.0.0', "554 You've reached your daily relay quota - 203.0.113.9", 'rate-limited'],
    ['5.7.1', '550 5.7.1 sending quota exceeded', 'rate-limited'],
    ['5.1.1', '550 5.1.1 <bob@example.net> has sent to too many recipients', 'rate-limited'],
    [
      '5.2.1',
      '550-5.2.1 user is receiving mail at a rate that\n550 5.2.1 prevents more',
      'rate-limited',
    ],
    ['4.7.1', '450 4.7.1 Greylisted, see postgrey', 'rate-limited'],
    ['5.0.0', '550 Connection frequency limited', 'rate-limited'],
  ],
  'nobody there, in several languages': [
    [
      '5.7.1',
      '550 5.7.1 <bob@example.net>: Recipient address rejected: User unknown',
      'user-unknown',
    ],
    ['5.2.1', '550 5.2.1 <bob@example.net>... User Unknown', 'user-unknown'],
    ['5.2.0', '550 Unknown user bob@example.net', 'user-unknown'],
    ['5.0.0', '550 Requested action not taken: mailbox unavailable', 'user-unknown'],
    [null, "L'utilisateur n'existe pas", 'user-unknown'],
    [null, 'Der Empfänger existiert nicht', 'user-unknown'],
    [null, 'Пользователь не найден', 'user-unknown'],
    [null, '宛先のユーザーは存在しません', 'user-unknown'],
    [null, '收件人不存在', 'user-unknown'],
  ],
  "Microsoft's edge, for whom denied means unknown": [
    [
      '5.4.1',
      '550 5.4.1 <bob@example.net>: Recipient address rejected: Access denied',
      'user-unknown',
    ],
    ['5.4.1', '550 5.4.1 All recipient addresses rejected : Access denied', 'user-unknown'],
    ['5.7.1', '554 5.7.1 <bob@example.net>: Recipient address rejected: Access denied', 'policy'],
  ],
  "Exim's address without a route, his own and another's": [
    [null, 'Unrouteable address', 'host-unknown'],
    ['5.0.0', '550 Unrouteable address', 'user-unknown'],
    ['5.0.0', 'host mx.example.net [192.0.2.25]: 550 Unrouteable address', 'user-unknown'],
  ],
  'a domain without mail': [
    [null, 'DNS lookup failure: host mx.example.net not found', 'host-unknown'],
    ['4.0.0', "DNS type 'mx' lookup of example.net responded with code NXDOMAIN", 'host-unknown'],
    [null, 'domain example.net does not exist', 'host-unknown'],
    ['5.0.0', '553 mail.example.net does not exist', 'host-unknown'],
    ['5.0.0', '553 bob.smith does not exist', 'user-unknown'],
    [null, 'an MX or SRV record indicated no SMTP service', 'domain-not-accepting'],
    [
      '4.0.0',
      "The domain example.net doesn't receive email: returned Null MX",
      'domain-not-accepting',
    ],
  ],
  'a sender who is not wanted': [
    ['5.1.8', '501 5.1.8 Sender address rejected', 'policy'],
    [
      '5.1.8',
      '553 5.1.8 <a@b.example>... Domain of sender address a@b.example does not exist',
      'policy',
    ],
    ['5.0.0', '550 Unroutable sender address', 'policy'],
    ['5.1.7', '550 5.1.7 No such domain b.example.', 'policy'],
  ],
  authentication: [
    ['5.7.1', '550 5.7.1 Email rejected per DMARC policy for example.org', 'auth-failure'],
    ['5.0.0', '550 Bad SPF records for [example.org:192.0.2.2]', 'auth-failure'],
    [
      null,
      '550 <bob@example.net>: Recipient address rejected: Multiple authentication checks failed',
      'auth-failure',
    ],
    [
      '5.7.26',
      '550-5.7.26 domain has an SPF record with a hard\n550-5.7.26 fail policy. To best protect our users from spam and phishing, it was blocked',
      'auth-failure',
    ],
  ],
  'the form of the message': [
    [
      '5.7.1',
      '550-5.7.1 Messages with multiple\n550 5.7.1 addresses in From: header are not accepted',
      'content-rejected',
    ],
    ['5.0.0', "554 Transaction failed: Duplicate header 'DKIM-Signature'.", 'content-rejected'],
    [
      '5.7.1',
      '550-5.7.1 This message is not RFC 5322 compliant. To reduce the amount of spam sent to Gmail',
      'content-rejected',
    ],
  ],
  'the sending host': [
    [
      '5.7.1',
      '550 5.7.1 very low reputation of the sending IP address. To best protect our users from spam, blocked',
      'blocked-reputation',
    ],
    ['4.7.1', '450 4.7.1 Access denied. IP name lookup failed [192.0.2.222]', 'blocked-reputation'],
    [
      '5.7.1',
      '550 5.7.1 Connections not accepted from servers without a valid sender domain. Fix reverse DNS',
      'blocked-reputation',
    ],
    ['4.2.1', '421 4.2.1 Service refuse. Veuillez essayer plus tard.', 'blocked-reputation'],
  ],
  spam: [
    ['5.0.0', '550-REJECTED - Blacklisted URL in message.', 'spam-rejected'],
    ['5.7.1', '550 5.7.1 Message content rejected, UBE, id=1', 'spam-rejected'],
    ['5.7.0', '554 5.7.0 Reject, id=2 - SPAM', 'spam-rejected'],
  ],
  'a cause before giving up': [
    [
      '4.4.1',
      "wasn't able to establish an SMTP connection. (#4.4.1) in the queue too long",
      'network-error',
    ],
    ['4.4.7', 'Message expired <421 4.4.2 Connection timed out>', 'network-error'],
    [
      '4.2.2',
      '450 4.2.2 Mailbox full. this message has been in the queue too long',
      'mailbox-full',
    ],
    ['4.4.7', '', 'expired'],
    [null, 'Envelope expired', 'expired'],
    [null, 'Could not deliver for the last 432000 seconds. Giving up.', 'expired'],
    [null, 'Delivery failed 20 attempts', 'expired'],
  ],
  'an exact code before vague words': [
    ['5.1.1', '550 5.1.1 denied', 'user-unknown'],
    ['5.2.2', '552 5.2.2 message rejected', 'mailbox-full'],
    ['5.1.6', '551 5.1.6 not our customer', 'moved'],
    ['5.7.13', '525 5.7.13 Disabled recipient address', 'mailbox-disabled'],
  ],
  'vague words before a loose code': [
    ['5.1.0', '550 5.1.0 Access denied', 'policy'],
    ['5.5.0', '554 5.5.0 no entry', 'undefined'],
    ['5.2.0', '550 5.2.0 Message Filtered', 'content-rejected'],
  ],
  'codes of providers': [
    [
      '5.1.1',
      '550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x.1 - gsmtp',
      'user-unknown',
    ],
    ['5.2.1', '550 5.2.1 https://support.google.com/mail/?p=ReceivingRatePerm x.1', 'rate-limited'],
    ['5.5.0', '550 5.5.0 LPN007_426', 'mailbox-disabled'],
    ['5.1.1', '552 5.1.1 OFR_417 [417]', 'mailbox-full'],
    ['5.1.1', '550 5.1.1 LPN416', 'user-unknown'],
    ['5.2.0', '550 5.2.0 Mail rejete. ofr_506 [506]', 'spam-rejected'],
    [
      '4.7.0',
      '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred',
      'blocked-reputation',
    ],
    ['4.7.650', '451 4.7.650 rate limited due to IP reputation (S3113)', 'blocked-reputation'],
    ['5.7.509', '550 5.7.509 Access denied', 'auth-failure'],
    ['5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found', 'user-unknown'],
    ['5.7.1', '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized', 'policy'],
    ['5.1.0', '550 5.1.0 sender rejected. AUP#CDRBL', 'blocked-reputation'],
    ['5.1.3', '553 http://www.spamhaus.org/query/bl?ip=192.0.2.222', 'blocked-reputation'],
    ['5.0.0', '550-See http://lookup.uribl.com.', 'spam-rejected'],
    ['5.0.0', '554 security policies - MCSpamSignature.sa.2.2', 'spam-rejected'],
    ['5.1.1', '550 5.1.1 bob@example.net - no. IB607 <http://x.example>', 'rate-limited'],
    ['5.0.0', '554 DT:SPM 163 mx1', 'spam-rejected'],
    [null, 'Скарга. https://groups.google.com/support/', 'policy'],
  ],
};

describe('classifyReason', () => {
  for (const [family, cases] of Object.entries(FAMILIES)) {
    it.each(cases)(`knows ${family}: %j, %j is %s`, (status, words, reason) => {
      expect(classifyReason(status, words)).toBe(reason);
    });
  }

  it('reads nothing from addresses, links and the names of hosts that were talked to', () => {
    for (const words of [
      '550 no <spam@virus.example>',
      '550 no spam.virus@quota.example',
      '550 no, see https://spam.example/virus/over-quota',
      'host mx.spam.example[192.0.2.1] said: 550 no',
    ]) {
      expect(classifyReason('5.0.0', words)).toBe('undefined');
    }
  });

  it('knows two words that say something together, whatever stands between', () => {
    for (const [words, reason] of [
      ['550 The mailbox of somebody at our house is at present quite full', 'mailbox-full'],
      ['550 A user of that name is here and elsewhere unknown', 'user-unknown'],
      ['550 This account was by order of the management closed', 'mailbox-disabled'],
      ['550 Unknown or former recipient', 'user-unknown'],
      ['550 La boîte de ce monsieur est pleine', 'mailbox-full'],
      ['550 The mailbox. All is full', 'undefined'],
      ['550 Your IP address is unknown', 'blocked-reputation'],
    ] as const) {
      expect(classifyReason('5.0.0', words), words).toBe(reason);
    }
  });

  it('sees that a host is spoken of by its address', () => {
    expect(classifyReason('5.0.0', '550 [192.0.2.7] blocked')).toBe('blocked-reputation');
    expect(classifyReason('5.7.1', 'Connected to 192.0.2.7 but sender was rejected.')).toBe(
      'policy',
    );
  });

  it("takes what the server said and not IronPort's reading of it", () => {
    const words =
      "5.1.0 - Unknown address error 550-'5.7.1 blocked using a block list' (attempts: 0)";
    expect(classifyReason('5.1.0', words)).toBe('blocked-reputation');
  });

  it('gives a reason of the closed set for any words', () => {
    const tables = [...PROVIDER_CODES, ...CLEAR_PHRASES, ...VAGUE_PHRASES];
    const known = new Set([...tables.map(([reason]) => reason), 'undefined']);
    const piece = fc.oneof(
      fc.constantFrom(...tables.flatMap(([, phrases]) => phrases)),
      fc.string({ maxLength: 40 }),
    );
    let telling = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('5.0.0', '5.7.1', null),
        fc.array(piece, { maxLength: 5 }),
        (status, words) => {
          const reason = classifyReason(status, words.join(' '));
          if (reason !== 'undefined') telling++;
          expect(known).toContain(reason);
        },
      ),
      { seed: 20, numRuns: 500 },
    );
    expect(telling).toBeGreaterThan(200);
  });
});

describe('the tables', () => {
  it('hold only phrases that folding leaves as they are', () => {
    for (const [, phrases] of [...CLEAR_PHRASES, ...VAGUE_PHRASES]) {
      for (const phrase of phrases) expect(foldWords(foldCase(`a ${phrase} b`))).toContain(phrase);
    }
  });

  it('hold only codes that folding leaves as they are', () => {
    for (const [, codes] of PROVIDER_CODES) {
      for (const code of codes) expect(foldCodes(foldCase(`a ${code} b`))).toContain(code);
    }
  });

  it('name a phrase once, or under limits of their own', () => {
    for (const table of [PROVIDER_CODES, CLEAR_PHRASES, VAGUE_PHRASES]) {
      const free = table.filter(([, , limits]) => limits?.only === undefined);
      const phrases = free.flatMap(([, row]) => row);
      const twice = phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i);
      expect(twice).toEqual([]);
    }
  });
});

describe('reasonOfExit', () => {
  it.each([
    ['67', 'user-unknown'],
    ['68', 'host-unknown'],
    ['71', 'system-error'],
    ['255', 'system-error'],
    ['0', null],
    ['200', null],
    ['550', null],
    ['67 no', null],
    ['', null],
    [null, null],
  ] as const)('reads %j as %j', (diagnostic, reason) => {
    expect(reasonOfExit(diagnostic)).toBe(reason);
  });
});
