/** The pictures of a table, natural and synthetic mail apart. */

import type { PlotName, ReportRow, ReportTable } from '../report.ts';
import { ORIGINS } from '../sheets.ts';
import { MOST_SERIES } from '../svg.ts';
import { ablationPlot } from './ablation-plot.ts';
import { precisionRecallPlot } from './precision-recall-plot.ts';
import { reliabilityPlot } from './reliability-plot.ts';
import { rocPlot } from './roc-plot.ts';
import { scoreHistogram } from './score-histogram.ts';
import { rowName, type Series } from './series.ts';
import { shareBars } from './share-bars.ts';

export interface NamedPlot {
  readonly title: string;
  readonly svg: string;
}

const TITLES: Readonly<Record<PlotName, string>> = {
  roc: 'Caught against lost (ROC)',
  'precision-recall': 'Precision over recall',
  reliability: 'Stated and observed probability',
  labels: 'Labels by truth',
  ablation: 'Caught, unsure and lost',
  histogram: 'Scores',
};

/** @param alone each with its own style, for files */
export function plotsOf(
  { title, rows, plots }: Pick<ReportTable, 'title' | 'rows' | 'plots'>,
  alone = true,
): readonly NamedPlot[] {
  return ORIGINS.flatMap(([origin, mail]) => {
    const own = rows.filter((row) => row.mail === origin);
    if (own.length === 0) return [];
    return plots.flatMap((plot) =>
      draw(plot, `${title}, ${mail.toLowerCase()}: ${TITLES[plot]}`, own, alone),
    );
  });
}

function draw(
  plot: PlotName,
  title: string,
  rows: readonly ReportRow[],
  alone: boolean,
): readonly NamedPlot[] {
  const drawn = (svg: string, more = ''): NamedPlot => ({ title: `${title}${more}`, svg });
  const some = (count: number): string =>
    count > MOST_SERIES ? ` (the first ${MOST_SERIES} of ${count})` : '';
  switch (plot) {
    case 'roc': {
      const series = rows.flatMap(rocSeries);
      if (series.length === 0) return [];
      const cases = {
        genuine: Math.max(...rows.map(({ confusion }) => confusion.lost.total)),
        backscatter: Math.max(...rows.map(({ confusion }) => confusion.caught.total)),
      };
      return [drawn(rocPlot(title, series, cases, alone), some(series.length))];
    }
    case 'precision-recall': {
      const series = rows.flatMap((row): readonly Series[] =>
        row.ranking === null || row.ranking.precisionRecall.length === 0
          ? []
          : [{ name: rowName(row), points: row.ranking.precisionRecall, stands: null }],
      );
      if (series.length === 0) return [];
      return [drawn(precisionRecallPlot(title, series, alone), some(series.length))];
    }
    case 'reliability': {
      const series = rows.flatMap((row) =>
        row.calibration === null ? [] : [{ name: rowName(row), bins: row.calibration.curve }],
      );
      if (series.length === 0) return [];
      return [drawn(reliabilityPlot(title, series, alone), some(series.length))];
    }
    case 'labels':
      return [drawn(shareBars(title, rows.map(barRow), alone))];
    case 'ablation':
      return [drawn(ablationPlot(title, rows.map(barRow), alone))];
    case 'histogram':
      return rows.slice(0, MOST_SERIES).flatMap((row) => {
        const named = `${title}: ${rowName(row)}`;
        return row.histogram === null
          ? []
          : [{ title: named, svg: scoreHistogram(named, row.histogram, alone) }];
      });
  }
}

function rocSeries(row: ReportRow): readonly Series[] {
  const { lost, caught } = row.confusion;
  if (lost.share === null || caught.share === null) return [];
  return [
    { name: rowName(row), points: row.ranking?.roc ?? [], stands: [lost.share, caught.share] },
  ];
}

function barRow(row: ReportRow): {
  readonly name: string;
  readonly confusion: ReportRow['confusion'];
} {
  return { name: rowName(row), confusion: row.confusion };
}
