/**
 * Names that are never asked, because they are in everybody's mail and on no list:
 * asking would tell the list's operator who is read here, and cost a question of
 * the few that a message has. Names of formats (`www.w3.org` in every HTML of an
 * office program), of mail providers, and of what spam and bills alike link to.
 *
 * An entry stands for the registered domain and what is below it. Hosts whose
 * users are strangers to each other (`….blogspot.com`, `….s3.amazonaws.com`) have
 * a registered domain of their own each, and so are asked.
 */

import { FREEMAIL_DOMAINS } from '@backscatter/mail';

/**
 * Mail providers that are asked about all the same: strangers have pages below some of their
 * domains, which lists know, and few other mails name the others.
 */
const ASKED: ReadonlySet<string> = new Set([
  ...['free.fr', 'rediffmail.com', 'sina.com', 'wanadoo.fr', 'zoho.com'],
  ...['mail.com', 'pm.me', 'rocketmail.com', 'tutanota.com'],
  ...['yahoo.co.in', 'yahoo.com.br', 'yandex.com'],
]);

/** Registered domains, and hosts, that no list is asked about unless `defaultSkip` is false. */
export const DEFAULT_SKIP: readonly string[] = [
  // Formats: namespaces and document types.
  'dublincore.org',
  'ns.adobe.com',
  'ogp.me',
  'openxmlformats.org',
  'purl.org',
  'schema.org',
  'w3.org',
  'xmlsoap.org',
  'ietf.org',
  'iana.org',
  ...FREEMAIL_DOMAINS.filter((domain) => !ASKED.has(domain)),
  // Search, maps, pictures, video, shops for programs, social networks.
  'adobe.com',
  'amazon.co.jp',
  'amazon.co.uk',
  'amazon.com',
  'amazon.de',
  'amazonaws.com',
  'apple.com',
  'baidu.com',
  'bbc.co.uk',
  'bing.com',
  'doubleclick.net',
  'ebay.com',
  'ebay.co.uk',
  'ebay.de',
  'facebook.com',
  'fbcdn.net',
  'flickr.com',
  'github.com',
  'google-analytics.com',
  'google.com',
  'googleadservices.com',
  'googleapis.com',
  'googleusercontent.com',
  'gravatar.com',
  'gstatic.com',
  'imdb.com',
  'instagram.com',
  'linkedin.com',
  'microsoft.com',
  'mozilla.org',
  'paypal.com',
  'pinterest.com',
  'twimg.com',
  'twitter.com',
  'vimeo.com',
  'whatsapp.com',
  'wikimedia.org',
  'wikipedia.org',
  'x.com',
  'yahoo.net',
  'yimg.com',
  'youtu.be',
  'youtube.com',
  'ytimg.com',
  // Security products and services that put their own links into the mail of others.
  'aka.ms',
  'avast.com',
  'avg.com',
  'cudasvc.com',
  'mimecast.com',
  'office.com',
  'office.net',
  'office365.com',
  'proofpoint.com',
  'spamhaus.org',
  'spamcop.net',
  'surbl.org',
  'symantec.com',
  'uribl.com',
  'urldefense.com',
  // Lists and services for free software, whose traffic is large.
  'debian.org',
  'freebsd.org',
  'gnu.org',
  'kernel.org',
  'python.org',
  'sourceforge.net',
];
