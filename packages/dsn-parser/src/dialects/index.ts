/**
 * The table of dialects, most exact first: the first row that recognises a
 * notice reads it. A provider or filter that borrows a server's words stands
 * before that server.
 */

import { atAndT, docomo, ezWeb, kddi, softBank, tMobile, verizon } from './carriers.ts';
import type { Dialect } from './dialect.ts';
import {
  amavis,
  barracuda,
  interScan,
  ironPort,
  mailFoundry,
  mailMarshal,
  mcAfee,
  messageLabs,
  mFilter,
  mimecast,
  mxLogic,
  surfControl,
} from './filters.ts';
import { domino, exchange, groupWise, microsoft365 } from './groupware.ts';
import { fml, googleGroups } from './lists.ts';
import {
  aol,
  coremail,
  facebook,
  gmail,
  gmx,
  iCloud,
  mailRu,
  orange,
  qq,
  sina,
  yahoo,
  yandex,
  zoho,
} from './providers.ts';
import { amazonSes, powerMta, sendGrid } from './senders.ts';
import {
  communiGate,
  haraka,
  interMail,
  james,
  lsmtp,
  messagingServer,
  stalwart,
  vmSmtp,
} from './servers.ts';
import { courier, dragonFly, exim, openSmtpd, postfix, qmail, sendmail, smail } from './unix.ts';
import { hMailServer, iMail, mailEnable, mdaemon, mercury, xMail } from './windows.ts';

/** Named by their own words, whatever server they run. */
const PROVIDERS = [
  iCloud,
  yandex,
  mailRu,
  gmx,
  zoho,
  orange,
  facebook,
  qq,
  coremail,
  sina,
  googleGroups,
];

const CARRIERS = [kddi, ezWeb, docomo, softBank, verizon, atAndT, tMobile];

const FILTERS = [
  barracuda,
  mimecast,
  mailMarshal,
  messageLabs,
  interScan,
  mcAfee,
  mxLogic,
  ironPort,
  surfControl,
  mailFoundry,
  mFilter,
  amavis,
];

const SERVERS = [
  messagingServer,
  interMail,
  communiGate,
  james,
  haraka,
  stalwart,
  vmSmtp,
  lsmtp,
  mailEnable,
  hMailServer,
  mercury,
  xMail,
];

/** All of them, in the order in which they are tried: the first that knows a report has it. */
export const DIALECTS: readonly Dialect[] = [
  ...PROVIDERS,
  ...CARRIERS,
  amazonSes,
  sendGrid,
  powerMta,
  ...FILTERS,
  fml,
  ...SERVERS,
  dragonFly,
  openSmtpd,
  smail,
  postfix,
  courier,
  gmail,
  yahoo,
  aol,
  domino,
  groupWise,
  exchange,
  microsoft365,
  mdaemon,
  iMail,
  qmail,
  sendmail,
  exim,
];
