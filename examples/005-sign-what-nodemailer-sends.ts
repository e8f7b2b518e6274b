// No log at hand? Sign what leaves: its reports bear the signature, and forged ones do not.
import { signOutgoing } from '@backscatter/nodemailer-plugin';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { createKeyRing, createProvenance } from '@backscatter/provenance';
import { createTransport } from 'nodemailer';

// In earnest: 16 random bytes out of a secret store, the same wherever mail leaves.
const keys = createKeyRing({ keys: { 0: 'a secret of sixteen bytes or more' }, active: 0 });
const transport = signOutgoing(createTransport({ streamTransport: true, buffer: true }), { keys });
const sent = await transport.sendMail({
  from: 'Anna <anna@example.org>',
  to: 'kurt@example.com',
  subject: 'Drawings',
  text: 'The drawings are ready.',
});

// Everything that leaves as example.org is signed: only then a missing signature counts.
const coverage = [{ senders: ['example.org'], since: '2026-01-01' }];
const signed = createProvenance({ returnPath: { keys, coverage }, messageId: { keys, coverage } });
const classifier = createClassifier({ signals: [...defaultSignals(), signed] });

const report = (returnPath: string, returned: string): string =>
  `Return-Path: <>\nDelivered-To: ${returnPath}\nFrom: MAILER-DAEMON@mx.example.com\n` +
  `To: ${returnPath}\nSubject: failure notice\n\n` +
  `Hi. This is the qmail-send program at mx.example.com.\n\n<kurt@example.com>:\n` +
  `550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n${returned}`;
const forged = 'From: anna@example.org\nMessage-ID: <1@pool.example>\nSubject: Hello\n\nBuy!\n';
for (const [name, raw] of [
  ['ours', report(String(sent.envelope.from), String(sent.message))],
  ['forged', report('anna@example.org', forged)],
] as const) {
  const { label, reasons } = await classifier.classify(raw);
  console.log(name, label, reasons.map(({ code }) => code).join(' '));
}

// => ours genuine signed-return-path signed-message-id
// => forged backscatter unsigned-message-id untagged-return-path
