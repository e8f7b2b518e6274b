/**
 * Whether a Received line says that a user handed the message in (RFC 6409),
 * and not that another server delivered it (RFC 5321).
 *
 * RFC 3848 has protocol names for it: ESMTPA and ESMTPSA, with the UTF8 forms of
 * RFC 6531. LMTPA is none: there a server logs in at its own mailbox store (RFC
 * 2033). Most servers say it in words of their own:
 *
 *     Sendmail      (authenticated bits=0)          Courier     (AUTH: LOGIN anna, TLS…)
 *     Postfix       (Authenticated sender: anna)    CommuniGate (account anna@… [192.0.2.7] verified)
 *     qmail         (192.0.2.7 with plain)          OpenSMTPD   auth=yes user=anna
 *     IceWarp       with ASMTP                      Exchange    with mapi
 *
 * and web mail writes HTTP where the protocol belongs. The client chooses its
 * HELO and its reverse name, so neither is searched.
 */

/** Protocols of users: behind `with` or `via`, in a comment or not. */
const PROTOCOL =
  /(?:^|[\s(])(?:with|via)\s(?:utf8)?(?:e?smtps?a|asmtps?|l?https?[a-z]{0,8}|mapi|jmap|webmail)(?![\w-])/i;

/** `SMTP AUTH`, `ESMTP-AUTH`. */
const PROTOCOL_AUTH = /(?:^|[\s(])e?smtps?[ _-]auth(?![\w.-])/i;

/** A word for it, free-standing; what makes it a denial stands in front or behind. */
const WORD =
  /(?:^|[\s(;,])(?:smtp[_-])?(?:auth|authenticated|auth-?user|authuser|auth_?id|authid)(?=[\s:=),;])(?!\s?[:=]?\s?"?(?:no|none|false|anonymous|anon|fail|failed|rsa|ecdsa)(?![\w-]))/i;
const DENIAL = /(?:^|[\s(])(?:not|no|non|un)[ -]?auth/i;

/** The mechanism (RFC 4422) behind the address, as qmail's patches write it. */
const MECHANISM =
  /\swith\s(?:plain|login|cram-md5|digest-md5|ntlm|gssapi|xoauth2?|oauthbearer|scram-[a-z0-9-]{1,30})\)/i;

/** CommuniGate names the account that logged in. */
const ACCOUNT = /\(account\s[^\s()]/i;

/** Words that only web mail's own lines hold. */
const WEB_MAIL = /\((?:[^()]{0,80}[\s(])?(?:webmail|squirrelmail|webmailui)\b/i;

/**
 * Whether a user handed the message in.
 *
 * @param from the line up to `by`, blanks folded to one
 * @param rest the line from `by` on
 */
export function isSubmission(from: string, rest: string): boolean {
  const said = `${withoutClaims(from)} ${rest}`;
  if (PROTOCOL.test(said) || PROTOCOL_AUTH.test(said)) return true;
  if (MECHANISM.test(said) || ACCOUNT.test(said) || WEB_MAIL.test(said)) return true;
  return WORD.test(said) && !DENIAL.test(said);
}

/** Takes off HELO in all its places and the name that the client's address resolves to. */
function withoutClaims(from: string): string {
  return from
    .replace(/^from [^\s(]{1,255}/i, '')
    .replace(/\b(?:helo|ehlo)[= ][^\s()]{1,255}/i, '')
    .replace(/\([^\s()]{1,255} \[/g, '([');
}
