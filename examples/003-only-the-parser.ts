// What does a bounce say? The parser alone needs no configuration.
import { readFileSync } from 'node:fs';
import { parseDsn } from '@backscatter/dsn-parser';
import { headerValue } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';

const raw = readFileSync(new URL('bounces/05-never-sent-qmail.eml', import.meta.url));
const report = await parseDsn(await parseMail(raw), parseMail);
if (report === null) throw new Error('no report');

console.log(report.kind, 'by', report.dialect);
for (const { finalRecipient, status, reason, permanence } of report.recipients) {
  console.log(finalRecipient, status, reason, permanence);
}
console.log('returned:', report.returned.form);
console.log('subject: ', headerValue(report.returned.mail?.headers ?? [], 'subject'));
for (const { id, place } of report.messageIds) console.log('id:      ', id, place);

// => failure by qmail
// => webmaster@hollow.example 5.1.1 user-unknown permanent
// => returned: quoted
// => subject:  I have full access to your device
// => id:       3EBA6C11.90D1F7A2@pool.example returned-message-id
