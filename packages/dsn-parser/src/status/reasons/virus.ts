/** `virus`: the message carries what a scanner takes for harmful code. */

export const VIRUS: readonly string[] = [
  'virus',
  'malware',
  'infected',
  'trojan',
  'ransomware',
  'eicar',
  'worm detected',
  'dangerous attachment',
  'вирус',
  'ウイルス',
  'ウィルス',
  '病毒',
  '바이러스',
];

/** Spam, or the sender's machine, and a virus only among what else it may be. */
export const OR_VIRUS: readonly string[] = [
  'spam or virus',
  'spam or a virus',
  'spam oder virus',
  'spam/virus',
  'virus/spam',
  'virus or spam',
];
