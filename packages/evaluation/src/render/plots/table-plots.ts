/** The pictures of a table, natural and synthetic mail apart. */

import type { PlotName, ReportRow, ReportTable } from '../report.ts';
import { ORIGINS } from '../sheet-cells.ts';
import { MOST_SERIES } from '../svg.ts';
import { ablationPlot } from './ablation-plot.ts';
import { precisionRecallPlot } from './precision-recall-plot.ts';
import { reliabilityPlot } from './reliability-plot.ts';
import { rocPlot } from './roc-plot.ts';
import { scoreHistogram } from './score-histogram.ts';
import { rowName, type Series } from './series.ts';
import { shareBars } from './share-bars.ts';

/** A picture, and the name of what it shows. */
export interface NamedPlot {
  /** Says it all, for a picture alone. */
  readonly title: string;
  /** Says what is not said by the table that the picture stands under. */
  readonly caption: string;
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
      draw(plot, { table: title, caption: `${mail}: ${TITLES[plot]}` }, own, alone),
    );
  });
}

function draw(
  plot: PlotName,
  { table, caption }: { readonly table: string; readonly caption: string },
  rows: readonly ReportRow[],
  alone: boolean,
): readonly NamedPlot[] {
  const one = (count: number, svgOf: (title: string) => string): readonly NamedPlot[] => {
    if (count === 0) return [];
    const some = count > MOST_SERIES ? `, the first ${MOST_SERIES} of ${count}` : '';
    const title = `${table}. ${caption}${some}`;
    return [{ title, caption: `${caption}${some}`, svg: svgOf(title) }];
  };
  switch (plot) {
    case 'roc': {
      const series = rows.flatMap(rocSeries);
      const cases = {
        genuine: Math.max(...rows.map(({ confusion }) => confusion.lost.total)),
        backscatter: Math.max(...rows.map(({ confusion }) => confusion.caught.total)),
      };
      return one(series.length, (title) => rocPlot(title, series, cases, alone));
    }
    case 'precision-recall': {
      const series = rows.flatMap(precisionSeries);
      return one(series.length, (title) => precisionRecallPlot(title, series, alone));
    }
    case 'reliability': {
      const series = rows.flatMap((row) =>
        row.calibration === null ? [] : [{ name: rowName(row), bins: row.calibration.curve }],
      );
      return one(series.length, (title) => reliabilityPlot(title, series, alone));
    }
    case 'labels':
      return one(1, (title) => shareBars(title, rows.map(barRow), alone));
    case 'ablation':
      return one(1, (title) => ablationPlot(title, rows.map(barRow), alone));
    case 'histogram':
      return rows.slice(0, MOST_SERIES).flatMap((row): readonly NamedPlot[] => {
        if (row.histogram === null) return [];
        const named = `${caption} of ${rowName(row)}`;
        const title = `${table}. ${named}`;
        return [{ title, caption: named, svg: scoreHistogram(title, row.histogram, alone) }];
      });
  }
}

function precisionSeries(row: ReportRow): readonly Series[] {
  return row.ranking === null || row.ranking.precisionRecall.length === 0
    ? []
    : [{ name: rowName(row), points: row.ranking.precisionRecall, stands: null }];
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
