import { describe, expect, it } from 'vitest';
import { compilePhrases, createKeyword, DEFAULT_RULES, matchPhrases } from '../src/index.ts';
import { context, evidenceOf } from './report.ts';

const matcher = compilePhrases(DEFAULT_RULES);

/** Strength by noisy-or of what counts for the notice. */
function strength(body: string, attachments: readonly string[] = [], subject = ''): number {
  const matches = matchPhrases(matcher, { notice: { subject, body, attachments } });
  expect(matches.every(({ side }) => side === 'notice')).toBe(true);
  return 1 - matches.reduce((none, { weight }) => none * (1 - weight), 1);
}

describe('the rules for forged notices', () => {
  it.each([
    [
      'a packed text',
      'It held Unicode characters, so it was sent as a binary attachment.',
      ['body.zip'],
    ],
    ['a program', 'Please open the attached file to read your message.', ['message.txt.pif']],
    [
      'a program behind blanks',
      'Details stand in the attachment, open it.',
      ['report.doc      .scr'],
    ],
    ['a script and a threat', 'It will be deleted within 24 hours.', ['undelivered.js']],
    ['an archive', 'See the attached document for details.', ['anna@example.org.zip']],
    ['a password', 'The password for the attached archive is 4711.', ['mail.rar']],
    ['a false log-in page', 'Open the attached page and sign in.', ['undelivered-message.html']],
    ['held mail', 'Release your pending messages now: click here to sign in.', []],
    ['a mailbox to verify', 'Verify your mailbox within 24 hours or it will be deactivated.', []],
    ['German', 'Öffnen Sie den Anhang, um die Nachricht zu lesen.', ['nachricht.zip']],
    ['French', 'Ouvrez la pièce jointe pour lire votre message.', ['message.zip']],
    ['Spanish', 'Abra el archivo adjunto para leer su mensaje.', ['mensaje.zip']],
    ['Portuguese', 'Abra o anexo para ler a sua mensagem.', ['mensagem.exe']],
    ['Italian', "Apra l'allegato per leggere il messaggio.", ['messaggio.zip']],
    ['Dutch', 'Open de bijlage om uw bericht te lezen.', ['bericht.zip']],
    ['Polish', 'Otwórz załącznik, aby przeczytać wiadomość.', ['wiadomosc.zip']],
    ['Russian', 'Откройте вложение, чтобы прочитать письмо.', ['pismo.zip']],
    ['Chinese', '请打开附件查看邮件。', ['mail.zip']],
    ['Japanese', '添付ファイルを開いてください。', ['mail.zip']],
  ])('find %s', (_title, body, attachments) => {
    expect(strength(body, attachments)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ['a returned message', 'The original message is attached.', ['message.eml']],
    ['a returned document', 'Your message is returned below.', ['minutes.pdf']],
    ['a refused archive', 'Attachments of this type (zip) are not accepted here.', []],
    [
      'a virus warning',
      'The attached file setup.exe was removed. Please do not open the attachment.',
      [],
    ],
    ['a full mailbox', "The recipient's mailbox is full. Try again within 24 hours.", []],
    ['a delay', 'Delivery will be attempted for 4 more days. You need not send it again.', []],
    ['a link to help', 'For more information click here to see the article on 550 5.1.1.', []],
    [
      'a spam filter',
      'Your message was refused as spam: it says "cheap viagra, no prescription required".',
      [],
    ],
    ['a policy', 'Executable attachments such as .scr or .pif are blocked.', []],
    ['a quarantine', 'Your message is held for review by the administrator of example.com.', []],
    ['a list', 'Your message is awaiting moderator approval. It will be deleted after 5 days.', []],
  ])('do not find %s', (_title, body, attachments) => {
    expect(strength(body, attachments)).toBe(0);
  });

  it('are reported under a code of their own, also where nothing was returned', async () => {
    const notice = 'Release your pending messages: click here to sign in.';
    const outcome = await createKeyword().check(evidenceOf(null, notice), context);
    expect(outcome).toMatchObject({
      status: 'ok',
      findings: [
        {
          code: 'keyword-fake-notice',
          strength: expect.closeTo(0.82, 5),
          summary:
            'The notice says "mail is held until you act at once", "release" near/3 "pending messages".',
        },
      ],
    });
  });

  it('keep notice and returned message apart', async () => {
    const signal = createKeyword({
      phrases: ['gold', { phrase: 'silver', weight: 0.5, side: 'notice' }],
    });
    const outcome = await signal.check(evidenceOf(null, 'gold'), context);
    expect(outcome).toEqual({ status: 'abstained', why: 'no message was returned' });
    const silver = await signal.check(evidenceOf(null, 'silver'), context);
    expect(silver).toMatchObject({ findings: [{ code: 'keyword-fake-notice' }] });
  });
});

describe('the default rules', () => {
  it.each([
    'Our spam filter catches most of it by now; the rest are offers of loans and pills.',
    'I wrote a rule for mail about casinos. Does anybody have a corpus to test it on?',
    'Der Filter hält Werbung für Medikamente zurück, auch Rechnungen sind darunter.',
    'The bank sent an invoice for the parcel; please confirm the delivery address.',
    'Your password was changed by you yesterday. No action is needed.',
    'Le filtre a classé la facture comme pourriel, pouvez-vous la renvoyer ?',
    'Dear colleagues, the meeting about the mortgage system is moved to Friday.',
  ])('find nothing in ordinary mail about such things: %s', (body) => {
    expect(matchPhrases(matcher, { subject: 'spam', body })).toEqual([]);
  });

  it('never quote more than the rule', () => {
    const body = `no prescription required ${'secret '.repeat(20)} canadian pharmacy`;
    expect(JSON.stringify(matchPhrases(matcher, body))).not.toContain('secret');
  });
});
