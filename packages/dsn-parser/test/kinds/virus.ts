/** Warnings that scanners send to whoever the infected mail says sent it. */

import { BOB, DAEMON, NULL, OWN, POSTMASTER, REPLIED, type Row, row } from './row.ts';

const warning = (title: string, from: string, subject: string, body: string): Row =>
  row(title, [NULL, `From: ${from}`, `Subject: ${subject}`], body);

export const VIRUS_WARNINGS: readonly Row[] = [
  warning(
    'Trend ScanMail',
    'ScanMail@example.com',
    'Virus Alert',
    'ScanMail for Microsoft Exchange has detected virus-infected attachment(s) in a message you sent to kim@example.net.',
  ),
  warning(
    'Trend InterScan',
    'postmaster@example.com',
    'Virus Alert',
    'InterScan has detected virus(es) in your e-mail attachment. Found virus WORM_X in file letter.zip',
  ),
  warning(
    'Norton',
    'NAV for Microsoft Exchange <nav@example.com>',
    'Norton AntiVirus detected a virus in a message you sent.',
    'Recipient of the infected attachment: Kim. Norton AntiVirus found a virus in an attachment you sent.',
  ),
  warning(
    'Symantec Mail Security',
    'Symantec Mail Security <avalert@example.com>',
    'Content violation',
    'Symantec Mail Security detected that you sent a message containing prohibited attachment: file letter.scr. The message you sent to Kim contained a virus.',
  ),
  warning(
    'McAfee GroupShield',
    'GroupShield for Exchange (MAIL1) <gs@example.com>',
    'ALERT - GroupShield ticket number 4711',
    'The attachment you sent was infected with W32/X@MM.',
  ),
  warning(
    'McAfee WebShield',
    'postmaster@example.com',
    'WebShield Virus Alert',
    'WebShield found the virus W32/X in your mail to kim@example.net.',
  ),
  warning(
    'Sophos',
    'Sophos MailMonitor <mm@example.com>',
    'Notification',
    'MailMonitor: your message contained a virus. It is infected with W32/X.',
  ),
  warning(
    'Amavis',
    'amavisd-new <virusalert@example.com>',
    'VIRUS (Worm.X) IN MAIL FROM YOU',
    'Our content checker found virus: Worm.X in your email to the following recipient',
  ),
  warning(
    'Amavis, banned',
    'Content-filter at mx.example.com <postmaster@example.com>',
    'BANNED FILENAME (.scr) IN MAIL FROM YOU',
    'BANNED CONTENTS ALERT. Our content checker found banned file name: letter.scr',
  ),
  warning(
    'MailScanner',
    'MailScanner <postmaster@example.com>',
    'Warning: E-mail viruses detected',
    'Our virus detector has just been triggered by a message you sent. The virus detector said this about the message: letter.zip is infected with X',
  ),
  warning(
    'RAV',
    'RAV AntiVirus <rav@example.com>',
    'RAV AntiVirus scan results',
    'RAV AntiVirus for Linux found virus Win32/X in the message you sent to kim@example.net',
  ),
  warning(
    'Kaspersky',
    'Kaspersky Anti-Virus <kav@example.com>',
    'Virus found',
    'The mail sent by you contained a virus: Worm.X',
  ),
  warning(
    'ClamAV milter',
    'clamav@example.com',
    'Virus intercepted',
    'A message you sent contained the virus Worm.X and has not been delivered. It was detected: virus found',
  ),
  warning(
    'Declude',
    'Declude Virus <postmaster@example.com>',
    'Declude caught a virus',
    'Declude Virus caught the [X] virus in the message you sent: it is infected with X.',
  ),
  warning(
    'Panda',
    'Panda Antivirus <panda@example.com>',
    'Virus alert',
    'Panda Antivirus detected a virus in a message you sent.',
  ),
  warning(
    'Antigen',
    'Antigen for Exchange <antigen@example.com>',
    'Antigen found VIRUS= X virus',
    'Antigen for Exchange found letter.zip infected with X virus. The message you sent was purged.',
  ),
  warning(
    'MIMEsweeper',
    'MAILsweeper <mailsweeper@example.com>',
    'Virus detected',
    'MIMEsweeper found a virus in an e-mail you sent: X',
  ),
  warning(
    'eSafe',
    'eSafe@example.com',
    'Virus alert',
    'eSafe detected virus X in your message to kim@example.net; it was infected with X',
  ),
  warning(
    'Dr.Web',
    'DrWEB-DAEMON <DrWEB-DAEMON@example.com>',
    'Undelivered mail: virus found',
    'Dr.Web: virus found in the message you sent. It is infected with Win32.X',
  ),
  warning(
    'qmail-scanner',
    'System Anti-Virus Administrator <root@example.com>',
    'virus found in sent message "Minutes"',
    'Attention: A virus was found in an Email message you sent. This Email scanner intercepted it.',
  ),
  warning(
    'Amavis of old',
    'virusalert@example.com',
    'VIRUS IN YOUR MAIL (W32/X)',
    'V I R U S   A L E R T\n\nOur viruschecker found the W32/X virus(es) in your email to the following recipient(s):\n-> <kim@example.net>\n\nPlease check your system for viruses.',
  ),
  warning(
    'GroupShield, its table alone',
    'GroupShield for Exchange (MAIL1) <mail1-gse@example.com>',
    'ALERT - GroupShield ticket number OA4711 was generated',
    'Action Taken:\nThe attachment was quarantined.\n\nAttachment Name: letter.scr\nInfected? Yes\nVirus Name: W32/X@MM',
  ),
  warning(
    'MessageLabs',
    'alert@notification.example.com',
    'WARNING. You tried to send a potential virus',
    'Our mail security discovered a possible virus in an email sent by you. It is held in quarantine and was not delivered to kim@example.net.',
  ),
  warning(
    'a gateway',
    'Warden <warden@example.com>',
    'Infected attachment stopped',
    'You tried to send letter.scr. The message was not delivered because it contains malicious code.',
  ),
  row(
    'RAV from its own address',
    [
      'Return-Path: <rav@example.com>',
      'From: RAV AntiVirus <rav@example.com>',
      'Subject: RAV AntiVirus scan results',
    ],
    'The file letter.pif attached to mail (with subject:Minutes) sent by anna@example.org is infected with virus: Win32/X. The mail was not delivered.',
  ),
  row(
    'a daemon that says auto-replied',
    [OWN, BOB, REPLIED, 'Subject: Virus warning'],
    'A virus was detected in a message you sent.',
  ),
  row(
    'German',
    [NULL, POSTMASTER, 'Subject: Virenwarnung'],
    'In Ihrer E-Mail an kim@example.net wurde ein Virus gefunden. Virus gefunden: X',
  ),
  row('French', [NULL, POSTMASTER, 'Subject: Alerte virus'], 'Votre message contenait un virus.'),
  row('Spanish', [NULL, POSTMASTER, 'Subject: Alerta de virus'], 'Su mensaje contenía un virus.'),
  row(
    'Portuguese',
    [NULL, POSTMASTER, 'Subject: Alerta de vírus'],
    'Sua mensagem continha um vírus.',
  ),
  row(
    'Italian',
    [NULL, POSTMASTER, 'Subject: Messaggio infetto'],
    'Il suo messaggio conteneva un virus.',
  ),
  row('Dutch', [NULL, POSTMASTER, 'Subject: Viruswaarschuwing'], 'Uw bericht bevatte een virus.'),
  row('Russian', [NULL, DAEMON, 'Subject: Вирус в письме'], 'В вашем письме обнаружен вирус.'),
  row(
    'Japanese',
    [NULL, DAEMON, 'Subject: ウイルス警告'],
    '送信されたメールからウイルスが検出されました。',
  ),
  row('Chinese', [NULL, DAEMON, 'Subject: 病毒警告'], '您发送的邮件含有病毒。'),
];
