/**
 * A curve of 60,000 steps has no more corners that can be seen than a few hundred.
 * Points on a straight step go first; of what is left, points that fall into the
 * same cell of a fine grid. The grid is logarithmic towards 0 along the first axis
 * and towards 1 along the second, since the corner between them is what matters.
 */

type Point = readonly [number, number];

/** Cells along the curve; two points are kept of each. */
const CELLS = 150;
/** Shares nearer to the end than this are drawn there. */
const LEAST = 1e-6;

/** The corners of a curve, as many as a picture shows. */
export function thinCurve(points: readonly Point[]): readonly Point[] {
  const corners = points.filter((point, i) => !onStep(points[i - 1], point, points[i + 1]));
  if (corners.length <= 2 * CELLS) return corners;
  return corners.filter((point, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    return (
      before === undefined ||
      after === undefined ||
      cellOf(before) !== cellOf(point) ||
      cellOf(after) !== cellOf(point)
    );
  });
}

function onStep(before: Point | undefined, point: Point, after: Point | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    (before[0] === point[0] && point[0] === after[0]) ||
    (before[1] === point[1] && point[1] === after[1])
  );
}

function cellOf([first, second]: Point): number {
  const depth = (share: number): number =>
    Math.floor((CELLS / 4) * Math.min(1, Math.log(Math.max(LEAST, share)) / Math.log(LEAST)));
  const across = Math.floor((CELLS / 4) * first);
  const up = Math.floor((CELLS / 4) * second);
  return ((depth(first) * CELLS + depth(1 - second)) * CELLS + across) * CELLS + up;
}
