/**
 * The table of dialects, most exact first: the first row that recognises a
 * notice reads it.
 */

import type { Dialect } from './dialect.ts';
import { domino, exchange, groupWise, iMail, mdaemon, microsoft365 } from './gateways.ts';
import { amazonSes, aol, gmail, kddi, verizon, yahoo } from './providers.ts';
import { courier, dragonFly, exim, openSmtpd, postfix, qmail, sendmail } from './unix.ts';

export const DIALECTS: readonly Dialect[] = [
  dragonFly,
  openSmtpd,
  postfix,
  courier,
  gmail,
  yahoo,
  aol,
  kddi,
  verizon,
  amazonSes,
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
