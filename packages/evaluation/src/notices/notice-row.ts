import type { NoticeFormat } from './notice-format.ts';

/** What every row says; the rest has what most programs do. */
export type NoticeRow = Pick<NoticeFormat, 'name' | 'family' | 'language' | 'amounts' | 'write'> &
  Partial<NoticeFormat>;

/**
 * A row of the table, completed: failures alone, the null sender, and the id of the
 * original named wherever something of it is returned.
 */
export function noticeRow(row: NoticeRow): NoticeFormat {
  return {
    kinds: ['failure'],
    mailFrom: () => '',
    namesId: ({ returned }) => returned !== 'none',
    ...row,
  };
}

/** `namesId` of a program that threads its reports where it may. */
export const threaded: NoticeFormat['namesId'] = ({ returned, threads }) =>
  returned !== 'none' || threads;
