/** Every format, in one table each. */

import { CHALLENGES } from './answers/challenges.ts';
import { OUT_OF_OFFICE } from './answers/out-of-office.ts';
import { READ_RECEIPTS } from './answers/read-receipts.ts';
import { VIRUS_WARNINGS } from './answers/virus-warnings.ts';
import { COURIER } from './courier.ts';
import { DOMINO } from './domino.ts';
import { EXCHANGE } from './exchange.ts';
import { EXIM } from './exim.ts';
import { FAKE_NOTICES } from './fakes.ts';
import { GATEWAYS } from './gateways.ts';
import { GMAIL } from './gmail.ts';
import { GROUPWARE } from './groupware.ts';
import { HOMEMADE } from './homemade.ts';
import { MICROSOFT_365 } from './microsoft-365.ts';
import { NATIONAL } from './national.ts';
import { NATIONAL_ROMANCE } from './national-romance.ts';
import type { AnswerFormat, NoticeFormat } from './notice-format.ts';
import { POSTFIX } from './postfix.ts';
import { PROVIDERS } from './providers.ts';
import { PROVIDERS_EAST } from './providers-east.ts';
import { PROVIDERS_FRENCH } from './providers-french.ts';
import { PROVIDERS_RUSSIAN } from './providers-russian.ts';
import { QMAIL } from './qmail.ts';
import { SENDERS } from './senders.ts';
import { SENDMAIL } from './sendmail.ts';
import { WINDOWS_SERVERS } from './windows-servers.ts';
import { X400 } from './x400.ts';
import { YOUNG_SERVERS } from './young-servers.ts';

/** How servers write delivery reports; the order never decides anything. */
export const NOTICE_FORMATS: readonly NoticeFormat[] = [
  ...POSTFIX,
  ...EXIM,
  ...SENDMAIL,
  ...QMAIL,
  ...COURIER,
  ...EXCHANGE,
  ...GMAIL,
  ...WINDOWS_SERVERS,
  ...NATIONAL_ROMANCE,
  ...PROVIDERS_RUSSIAN,
  ...PROVIDERS_FRENCH,
  ...X400,
  ...DOMINO,
  ...HOMEMADE,
  ...NATIONAL,
  ...SENDERS,
  ...GATEWAYS,
  ...MICROSOFT_365,
  ...PROVIDERS_EAST,
  ...PROVIDERS,
  ...GROUPWARE,
  ...YOUNG_SERVERS,
];

/** How people's and filters' programs answer a mail. */
export const ANSWER_FORMATS: readonly AnswerFormat[] = [
  ...OUT_OF_OFFICE,
  ...CHALLENGES,
  ...VIRUS_WARNINGS,
  ...READ_RECEIPTS,
];
export { FAKE_NOTICES };
