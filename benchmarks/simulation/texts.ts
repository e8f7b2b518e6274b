/**
 * What people and spammers of the simulation write. Words drawn at random make
 * every mail another; a spam run is one text with a little of each copy's own.
 */

import type { Random } from '@backscatter/evaluation';

const WORDS =
  'the and for with from about report meeting plan table draft next week budget order invoice number please find attached our your team project question answer delivery date office customer list change version review contract travel train hotel paper print room floor morning later thanks regards schedule support request ticket result test machine part supplier price offer quantity stock colour size model season summer winter street town north south garden kitchen window door water paint wood metal glass'.split(
    ' ',
  );

/** What each run says; `#` is a word of each copy's own. */
const SPAM: readonly (readonly [subject: string, body: string])[] = [
  [
    'Your # account needs attention',
    'Dear customer, we have limited your account # because of unusual activity. Sign in within twenty four hours at http://secure-#.example/login and confirm your details, or your access will be suspended. Security team #',
  ],
  [
    'Cheap pills, no prescription #',
    'Best prices for all your pills, no prescription needed, discreet worldwide shipping. Order today and save eighty per cent: http://#.pharmacy.example/ — limited offer, money back guarantee, thousands of happy customers. #',
  ],
  [
    'Re: # loan approved',
    'Good news # ! Your loan of 50,000 has been approved at 2 per cent without any credit check. Reply with your bank details and telephone number and the money will be in your account tomorrow. Apply now at http://loans-#.example/',
  ],
  [
    '# watches at 90 % off',
    'Luxury watches at ninety per cent off, made like the originals, with box and papers. Nobody will see the difference. Choose yours among two hundred models at http://watches-#.example/ before the sale ends on Sunday. #',
  ],
];

/** How many spam runs there are. */
export const RUNS = SPAM.length;

/** The words of a mail; lines of the body end in CRLF. */
export interface Text {
  readonly subject: string;
  readonly body: string;
}

/** Words of ordinary mail. */
export function mailText(random: Random): Text {
  const sentence = (): string => Array.from({ length: 9 }, () => random.pick(WORDS)).join(' ');
  return {
    subject: `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.below(1_000)}`,
    body: Array.from({ length: 3 + random.below(4) }, sentence).join('.\r\n'),
  };
}

/** The words of a spam run, by its number, with what differs from copy to copy. */
export function spamText(random: Random, run: number): Text {
  const [subject, body] = SPAM[run % SPAM.length] ?? ['', ''];
  const own = (text: string): string => text.replaceAll('#', () => random.word(6));
  return { subject: own(subject), body: `${own(body)}\r\n${random.word(8)}` };
}
