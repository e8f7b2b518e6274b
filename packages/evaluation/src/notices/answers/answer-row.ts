import type { AnswerFormat } from '../notice-format.ts';
import { localPart } from '../replies.ts';

/** What every row says; the rest has what most programs do. */
export type AnswerRow = Pick<
  AnswerFormat,
  'name' | 'family' | 'language' | 'kind' | 'namesId' | 'write'
> &
  Partial<AnswerFormat>;

/** A row of the table, completed: to the return path, by the null sender, nothing given back. */
export function answerRow(row: AnswerRow): AnswerFormat {
  return { goesTo: 'return-path', amounts: ['none'], mailFrom: () => '', ...row };
}

/** MAIL FROM of programs that answer in the name of their user. */
export const asTheUser: AnswerFormat['mailFrom'] = ({ failed }) => failed;

/** A name made of an address. */
export function nameOf(address: string): string {
  return localPart(address)
    .split(/[._-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
