import { parseMail } from '@backscatter/mail/mailparser';
const g = Buffer.from('gr\xfc\xdf', 'latin1');
for (const ct of ['text/plain','text/plain; charset=utf-8','text/plain; a=b', 'text/plain; charset=x-foo','text/plain','text/plain; charset=utf-8']) { const x = await parseMail(Buffer.concat([Buffer.from(`Content-Type: ${ct}\n\n`), g])); console.log(ct, JSON.stringify(x.text)); }
