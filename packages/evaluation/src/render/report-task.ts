/** A task of a report, of the parts that it has. */

import type { ReportTask } from './report.ts';

/** What every task has, and whichever of the others it has. */
export type ReportTaskParts = Pick<ReportTask, 'id' | 'title' | 'about'> & Partial<ReportTask>;

/** A task with no tables, recognition and differences but those given. */
export function reportTask(parts: ReportTaskParts): ReportTask {
  return { tables: [], recognition: null, differences: [], ...parts };
}
