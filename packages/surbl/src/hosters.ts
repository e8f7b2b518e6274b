/**
 * Domains whose subdomains belong to customers and which the Public Suffix List
 * does not hold: the names below them are told apart as if each were registered.
 */

export const HOSTERS: ReadonlySet<string> = new Set([
  // Web sites and shops for everybody.
  '000webhostapp.com',
  'angelfire.com',
  'canva.site',
  'carrd.co',
  'freewebs.com',
  'glitch.me',
  'godaddysites.com',
  'home.pl',
  'hubspotpagebuilder.com',
  'jimdo.com',
  'jimdofree.com',
  'jimdosite.com',
  'mystrikingly.com',
  'narod.ru',
  'page.link',
  'page.tl',
  'sharepoint.com',
  'site123.me',
  'strikingly.com',
  'tripod.com',
  'ucoz.ru',
  'webnode.com',
  'webnode.page',
  'weebly.com',
  'wix.com',
  'yola.com',
  // Journals.
  'blog.hu',
  'blogspot.com',
  'livejournal.com',
  'over-blog.com',
  'skyrock.com',
  'substack.com',
  'tumblr.com',
  'typepad.com',
  'wordpress.com',
  // Forms, tickets and mailings of many senders.
  'freshdesk.com',
  'jotform.com',
  'typeform.com',
  'zendesk.com',
]);
