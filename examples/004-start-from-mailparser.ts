// You parse your mail with mailparser already? Two of its options keep a report whole.
import { readFileSync } from 'node:fs';
import { fromParsedMail } from '@backscatter/mail/mailparser';
import { createClassifier } from '@backscatter/pipeline';
import { simpleParser } from 'mailparser';

const raw = readFileSync(new URL('bounces/08-delayed.eml', import.meta.url));
const classifier = createClassifier();

const whole = await simpleParser(raw, { keepDeliveryStatus: true, ignoreEmbedded: true });
const verdict = await classifier.classify(fromParsedMail(whole));
console.log(verdict.kind, verdict.report?.returned.form, verdict.report?.messageIds[0]?.id);

const flat = fromParsedMail(await simpleParser(raw));
for (const { code, detail } of flat.problems) console.log(`${code}: ${detail}`);

// => delay message 0a4401dcac2f$b61f88d0$225e9a70$@example.org
// => delivery-status-lost: The mail was parsed without keepDeliveryStatus: its delivery status is in the text.
