/**
 * What the next server called the message, from its answer to the end of DATA
 * (RFC 5321 section 4.2): free text, in which each program has its own way.
 *
 *     250 2.0.0 Ok: queued as 4Bx2Yt3pQlz1q            Postfix, Zimbra, Halon
 *     250 OK id=1abcDE-000abc-Ef                       Exim
 *     250 2.0.0 62187abc012345 Message accepted …      Sendmail, Proofpoint
 *     250 2.0.0 OK  1772355600 a640c2-1f3a.123 - gsmtp Google
 *     250 2.6.0 <ID> [InternalId=…] Queued mail for …  Exchange, with the Message-ID it goes by
 *     250 Ok 0100019c…-000000                          Amazon SES, which also makes the Message-ID of it
 *
 * Reports name these, and so do support desks.
 */

/** Ids in an answer. */
export interface ReplyIds {
  readonly queueIds: readonly string[];
  readonly messageIds: readonly string[];
}

/** Longer answers are cut: ids stand early. */
const MAX_REPLY_LENGTH = 1_000;

const ID = '[A-Za-z0-9][\\w.+=:/-]{4,120}';

/** Each with one group, the id. */
const FORMS: readonly RegExp[] = [
  new RegExp(`\\bqueued (?:mail )?(?:as|with id) <?(${ID})`, 'i'),
  new RegExp(`\\b(?:id|mid|qid|queue-?id|message-?id)[=:] ?<?(${ID})`, 'i'),
  new RegExp(`^(?:250[ -])?(?:2\\.\\d\\.\\d )?(?:ok:? )?(${ID}) message accepted\\b`, 'i'),
  new RegExp(`^(?:250[ -])?(?:2\\.\\d\\.\\d )?OK {1,2}\\d{10} (${ID}) - gsmtp`, 'i'),
  new RegExp(`\\[(${ID})\\]$`),
];

/** In a content filter's answer, that of the server behind it. */
const FILTERED = /\bqueued as ([A-Za-z0-9]{5,60})\)?$/;

const SES = /^(?:250[ -])?(?:2\.\d\.\d )?Ok ([0-9a-f]{16}-[0-9a-f-]{20,60})$/i;
const SES_RELAY = /^email-smtp(?:-fips)?\.([a-z0-9-]{4,30})\.amazonaws\.com$/i;

/** The region whose ids bear no region's name. */
const SES_FIRST_REGION = 'us-east-1';

const MESSAGE_ID = /<([^<>\s@]{1,300}@[^<>\s@]{1,255})>/;

const NONE: ReplyIds = { queueIds: [], messageIds: [] };

/**
 * Finds the ids.
 *
 * @param reply the words of the next server, with its code or without
 * @param relay the next server's name, for those whose ids depend on it
 */
export function replyIds(reply: string, relay = ''): ReplyIds {
  const text = reply.slice(0, MAX_REPLY_LENGTH).trim();
  if (text === '') return NONE;
  const ses = SES.exec(text)?.[1];
  if (ses !== undefined) {
    const region = SES_RELAY.exec(relay)?.[1]?.toLowerCase() ?? SES_FIRST_REGION;
    const domain = region === SES_FIRST_REGION ? 'email' : region;
    return { queueIds: [ses], messageIds: [`${ses}@${domain}.amazonses.com`] };
  }
  const queueIds = new Set<string>();
  for (const form of [FILTERED, ...FORMS]) {
    const id = form.exec(text)?.[1]?.replace(/[.:;,/]+$/, '');
    // A word is no id.
    if (id !== undefined && /\d/.test(id) && id.length > 4) queueIds.add(id);
  }
  const messageId = MESSAGE_ID.exec(text)?.[1];
  return { queueIds: [...queueIds], messageIds: messageId === undefined ? [] : [messageId] };
}
