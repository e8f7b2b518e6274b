import { MailParser } from 'mailparser';
import { parseMail } from '@backscatter/mail/mailparser';
const g = Buffer.from('gr\xfc\xdf', 'latin1');
for (const ct of ['text/plain','text/plain; charset=utf-8','text/plain; a=b']) { const p = new MailParser({}); p.on('data',()=>{}); const raw=Buffer.concat([Buffer.from(`Content-Type: ${ct}\n\n`), g]); await new Promise(r=>{p.once('end',r);p.end(raw)}); console.log(ct, JSON.stringify(p.tree.textContent), p.tree.charset); console.log(JSON.stringify((await parseMail(raw)).text)) }
