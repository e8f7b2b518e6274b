/**
 * The typed values of delivery-status fields: `rfc822; user@example.org`,
 * `dns; mx.example.org`, `smtp; 550 5.1.1 …` (RFC 3464 section 2.1.2).
 *
 * ORCPT and ENVID reach the report in xtext (RFC 3461 section 4): `+` and two
 * hex digits for a byte. International addresses are written `\x{NNNN}` or
 * plainly in UTF-8 (RFC 6533 section 3).
 *
 * QUIRK: the type is often missing, the address often in angle brackets or
 * followed by a comment.
 */

import { singleBlanks } from '../text/single-blanks.ts';

/** A longer value is cut: no honest diagnostic needs more. */
const MAX_VALUE_LENGTH = 4_000;

/** A value with its type before it, `rfc822; a@example.org` (RFC 3464 section 2.1.2). */
export interface TypedValue {
  /** Lower-case type such as `rfc822`, `utf-8`, `dns`, `smtp`; empty where there is none. */
  readonly type: string;
  readonly value: string;
}

/** Splits `type; value`; comments in front of the type are dropped. */
export function parseTypedValue(raw: string): TypedValue {
  const value = singleBlanks(raw.slice(0, MAX_VALUE_LENGTH)).trim();
  const semicolon = value.indexOf(';');
  const type = semicolon < 0 ? '' : value.slice(0, semicolon).trim().toLowerCase();
  // QUIRK: an untyped value may hold a semicolon of its own.
  if (!/^[a-z0-9][a-z0-9 _/-]{0,30}$/.test(type)) return { type: '', value };
  return { type, value: value.slice(semicolon + 1).trim() };
}

/** A name and nothing around it. */
const PLAIN_HOST = /^[A-Za-z0-9.-]{0,254}[A-Za-z0-9-]$/;

/** The host of a Reporting-MTA or Remote-MTA field, or null where it names none. */
export function parseMta(raw: string): string | null {
  const { value } = parseTypedValue(raw);
  if (PLAIN_HOST.test(value)) return value;
  const host = value
    .replace(/\s*\(.*$/, '')
    // QUIRK: Courier adds the address to the name: `mx.example.org [192.0.2.1]`.
    .replace(/^([^\s[]+)\s+\[.*$/, '$1')
    .replace(/^\[|\]$|\.$/g, '')
    .trim();
  return host === '' ? null : host;
}

/**
 * The address of a Final-Recipient or Original-Recipient field.
 *
 * @returns null where the field names no one
 */
export function parseRecipient(raw: string): string | null {
  const { type, value } = parseTypedValue(raw);
  const bare = bareAddress(value);
  if (bare === null) return null;
  const decoded = decodeXtext(type === 'utf-8' ? decodeUtf8Address(bare) : bare);
  // QUIRK: xtext may escape everything; where the `@` itself is escaped, it did.
  return decoded.includes('@') || !/\+40[^+@]{1,250}\.[a-z]/i.test(decoded)
    ? decoded
    : decoded.replace(/\+([2-7][0-9A-F])/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
}

/** An address and nothing around it, as most are written: there is nothing to take off. */
const PLAIN_ADDRESS = /^[A-Za-z0-9._+=-]{1,128}@[A-Za-z0-9.-]{1,255}$/;

/** Takes angle brackets, quotes around the whole, and what trails behind off. */
export function bareAddress(value: string): string | null {
  if (PLAIN_ADDRESS.test(value)) return value;
  const open = value.lastIndexOf('<');
  const close = open < 0 ? -1 : value.indexOf('>', open);
  let address = open >= 0 && close > open ? value.slice(open + 1, close) : value;
  // A quoted local part may hold what looks like a comment (RFC 5321 section 4.1.2).
  const quoted = /^\s*"[^"]{0,128}"@/.exec(address)?.[0].length ?? 0;
  const comment = address.indexOf(' (', quoted);
  if (comment > 0) address = address.slice(0, comment);
  address = address
    .trim()
    .replace(/^["']([^"']*)["']$/, '$1')
    // One bracket without the other: what stands behind it is not of the address.
    .replace(/^[<>\s]+/, '')
    .replace(/[<>].*$/, '')
    .trim();
  if (/^(?:smtp|mailto|rfc822):/i.test(address)) address = address.slice(address.indexOf(':') + 1);
  // RFC 5321 appendix F.2: the servers of a source route are no part of it.
  if (address.startsWith('@')) address = address.replace(/^@[^\s:]{1,500}:(?=[^\s@]{1,128}@)/, '');
  // QUIRK: what stands behind an address, such as a folded line astray, is not of it.
  address = /^(?:"[^"]{0,128}"|[^\s@"]{1,128})@\S+(?=\s)/.exec(address)?.[0] ?? address;
  return address === '' ? null : address;
}

/** RFC 6533 section 3: `\x{4E2D}` stands for a character. */
export function decodeUtf8Address(value: string): string {
  return value.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, (whole: string, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    return code > 0x10ffff || surrogate ? whole : String.fromCodePoint(code);
  });
}

/**
 * RFC 3461 section 4. Only what xtext must escape is decoded (`+`, `=`, blanks,
 * control characters, bytes above 0x7E), since `user+40lists@` is a sub-address.
 */
export function decodeXtext(value: string): string {
  if (!value.includes('+')) return value;
  return value.replace(/\+([0-9A-F]{2})/g, (whole: string, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return hex === '2B' || hex === '3D' || code === 0x20 ? String.fromCharCode(code) : whole;
  });
}
