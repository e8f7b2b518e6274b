import { parseMail } from '@backscatter/mail/mailparser';
import * as m from '@backscatter/mail';
const cs = async (n: string, body: Buffer, ct: string, cte='8bit') => { const x = await parseMail(Buffer.concat([Buffer.from(`Content-Type: ${ct}\nContent-Transfer-Encoding: ${cte}\n\n`), body])); console.log(n, JSON.stringify(x.text), x.root.content?.length, x.root.size, x.root.type, [...x.root.parameters]); };
const g = Buffer.from('gr\xfc\xdf', 'latin1');
await cs('none', g, 'text/plain'); await cs('utf8', g, 'text/plain; charset=utf-8'); await cs('ascii', g, 'text/plain; charset=us-ascii'); await cs('l1', g, 'text/plain; charset=iso-8859-1'); await cs('unk', g, 'text/plain; charset=x-foo'); await cs('text', g, 'text'); await cs('emptyct', g, ''); await cs('semi', g, ';charset=utf-8'); await cs('proto', g, 'text/plain; __proto__=a; constructor=b; toString=c');
for (const [charset, enc] of [['utf-8','base64'],['iso-8859-1','base64'],['iso-2022-jp','7bit'],['windows-1251','quoted-printable']] as const) for (const n of [10, 200000, 3000000]) for (const close of ['', '\n--b--\n']) {
 const body = enc === 'base64' ? Buffer.from('a'.repeat(n)).toString('base64').replace(/.{76}/g, '$&\n') : ('a'.repeat(70)+'\n').repeat(Math.ceil(n/71));
 const x = await parseMail(`Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nfirst\n--b\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${enc}\n\n${body}${close}`);
 const t = x.root.children[1]?.text; if (t === null || t === undefined || t.length < n - 80) console.log('LOST', charset, enc, n, JSON.stringify(close), t?.length);
 const y = await parseMail(`Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nfirst\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: ${enc}\n\n${body}${close}`);
 const c = y.root.children[1]?.content; if (!c || c.length < n - 80) console.log('LOSTC', charset, enc, n, JSON.stringify(close), c?.length);
}
const crs = Buffer.concat([Buffer.from('Subject: x\r\r\n\r\r\nhi'), Buffer.alloc(100000, 13), Buffer.from('x')]);
let t = performance.now(); await parseMail(crs); console.log('cr run', performance.now()-t);
for (const h of ['<!-->v', '<!--->v', '<!--a--!>v', '<head><p>v', '<head>v', '<noscript>v</noscript>', '&#x110000;v&#xD800;&#99999999999999999;&#0;&#150;', '<title>t</title>v', 'a<br/>b<td>c</td><td>d</td>', '<script/>h</script>v', '<STYLE>h</STYLE>v', '<textarea>v</textarea>', 'a&nbsp;&amp;&lt;&eacute;&zwj;', '<p>a<p>b', '<![CDATA[x]]>v', '<?x y?>v','a < b', '<div'.repeat(3), '<a href="x>y">v</a>', '<style>h', 'x<script>h'] ) console.log(JSON.stringify(h), '→', JSON.stringify(m.htmlToText(h)));
t = performance.now(); m.htmlToText('<div>'.repeat(200000)); console.log('nest', performance.now()-t);
t = performance.now(); for (const s of ['(', '<', ':', '"', 'a:', 'a@', ';', '<a@b>(', '=?', '=?utf-8?Q?a?= ', '\\"', '@ ', 'a@b ']) { const t0 = performance.now(); m.parseAddresses(s.repeat(16000)); const d = performance.now()-t0; if (d>100) console.log('slow', s, d); }
