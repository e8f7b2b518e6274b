/**
 * The three things a challenge says (see `asks-openly.ts`), by language: forms, for
 * every author words them anew. Looked for in the folded head of the notice.
 */

import { foldText } from '../fold-text.ts';

/** Why: spam, strangers, machines. */
const WHY: readonly string[] = [
  'spam|junk ?mail|unsolicited|captcha|approved senders|allowed senders|white ?list|real (?:live )?(?:person|human)|human being|not (?:a )?(?:robot|machine|computer)|people i (?:know|want)|first time you|(?:known|trusted) senders|guest ?list',
  'zum ersten mal|das erste mal|unerwunscht|bekannter? absender|ein mensch|roboter|freigabeliste|(?:nicht|noch) (?:in|auf) (?:meiner|unserer|der) liste|absender (?:noch )?nicht (?:kenne|bekannt)|adresse (?:noch )?nicht (?:kenne|bekannt)',
  'premiere fois|indesirable|pourriel|expediteurs? (?:autorise|connu)|etre humain|un robot',
  'primera vez|no deseado|remitentes? (?:autorizad|conocid|permitid)|ser humano|persona real|un robot',
  'primeira vez|nao solicitad|indesejad|remetentes? (?:autorizad|conhecid)|um robo|pessoa real',
  'prima volta|indesiderat|mittenti? (?:autorizzat|conosciut)|essere umano|persona reale',
  'eerste keer|ongewenst|bekende? afzender|een mens|geen robot',
  'впервые|первый раз|спам|нежелательн|не робот|вы человек',
  'pierwszy raz|niechcian|nie jestes robotem',
  '迷惑メール|スパム|ロボット',
  '垃圾邮件|垃圾郵件|机器人',
];

/** What to do: a link, a code, an answer. */
const TASK: readonly string[] = [
  'click|follow (?:the|this) link|(?:go to|visit|open) (?:the|this)|web ?page|type (?:in )?the|enter the|fill (?:in|out)|repl(?:y|ying) to this|answer(?:ing)? this|respond to this|send an empty',
  'klick|antworten sie|beantworten sie|link|aufrufen|geben sie',
  'cliqu|repond(?:re|ez|ant) a|recopi|authentifi|saisi|suivant ce lien',
  'haga clic|pulse|pinche|responda|siga (?:el|este) enlace|introduzca|escriba',
  'clique|responda|acesse|digite|siga o link',
  'clicc|fare clic|risponda|rispondi|inserisc',
  'klik|beantwoord|antwoord op|volg',
  'нажмите|перейдите|ответьте|щелкните|введите',
  'klikn|odpowiedz|wpisz',
  'クリック|返信して|ご返信|アクセス',
  '点击|點擊|回复此|回覆此|输入|輸入',
];

/** What for: *your* message, one, will arrive. */
const PROMISE: readonly string[] = [
  '(?:so that|before) it (?:is|can be|will be) (?:delivered|released|passed on)',
  'damit (?:sie|er) (?:zugestellt|ausgeliefert)',
  "pour qu'il (?:soit|puisse etre) (?:remis|distribue|delivre)",
  'para que (?:sea|pueda ser) (?:entregad|recibid)',
  'para que (?:seja|possa ser) entregue',
  'perche (?:sia|venga|possa essere) (?:consegnat|recapitat)',
  'your (?:original )?(?:e-?mail|message|mail)(?: [a-z]{2,12}){0,2} will(?: [a-z]{2,12}){0,3} be (?:delivered|released|accepted|forwarded|let through|passed)',
  'your (?:original )?(?:e-?mail|message|mail) (?:will|can) (?:then )?(?:reach|get through|arrive)',
  '(?:for|have|get) your (?:original )?(?:e-?mail|message|mail)(?: to(?: be)?)? (?:delivered|reach|released|get through)',
  '(?:deliver|release) your (?:original )?(?:e-?mail|message|mail)',
  'i (?:will|can)(?: then)? (?:receive|get|see|read) your (?:original )?(?:e-?mail|message|mail)',
  'wird ihre (?:e-?mail|nachricht|mail)(?: [a-z]{2,12}){0,3} (?:zugestellt|ausgeliefert|weitergeleitet|freigegeben)',
  'dann wird (?:sie|diese|ihre (?:e-?mail|nachricht|mail))(?: [a-z]{2,12}){0,3} (?:zugestellt|ausgeliefert|freigegeben)',
  'ihre (?:e-?mail|nachricht|mail) wird(?: [a-z]{2,12}){0,3} (?:zugestellt|ausgeliefert|freigegeben)',
  '(?:damit|um|sobald) (?:ihre|ich ihre) (?:e-?mail|nachricht|mail)(?: [a-z]{2,12}){0,3} (?:zugestellt|erhalte|zuzustellen|erreicht|ankommt)',
  'votre (?:e-?mail|message|courriel|mail) (?:sera|soit|nous parvienne|me parvienne|parvienne)',
  'su (?:mensaje|correo|e-?mail)(?: electronico)? (?:sera|sea|llegue|llegara)',
  '(?:sua mensagem|seu e-?mail) (?:sera|seja|chegue|chegara)',
  '(?:il|la) (?:suo|tuo|sua|tua) (?:messaggio|e-?mail|mail) (?:verra|sara|venga|sia|arrivi)',
  '(?:uw|je) (?:bericht|e-?mail|mail) (?:wordt|zal)(?: [a-z]{2,12}){0,3} (?:bezorgd|afgeleverd|doorgestuurd|worden)',
  'ваше (?:письмо|сообщение)(?: [а-я]{1,12}){0,2} (?:будет|дошло|доставят)',
  '(?:twoja|panstwa) wiadomosc (?:zostanie|dotrze)',
  'メールは(?:.{0,12})(?:届き|配信され)',
  '您的邮件(?:.{0,8})(?:送达|投递)|您的郵件(?:.{0,8})(?:送達|投遞)',
];

/** All three must be said. The rarest is asked first. */
export const OPEN_CHALLENGE: readonly RegExp[] = [PROMISE, WHY, TASK].map(
  (forms) => new RegExp(foldText(forms.join('|'))),
);
