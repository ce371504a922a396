/** A point of the plot: what is measured at how many changes a day. */
export interface Point {
  x: number;
  y: number;
}

/** The frame that the lines are drawn in, in units of the picture. */
export const FRAME = { left: 90, right: 620, top: 50, bottom: 400 };

export const X_TICKS = [30, 300, 3_000, 30_000];
export const Y_TICKS = [100, 1_000, 10_000, 100_000];

const share = (value: number, [first = 1, last = 1]: readonly [number, number]): number =>
  Math.log(value / first) / Math.log(last / first);

/** Where a number of changes a day lies from left to right; the scale is logarithmic. */
export const across = (changes: number): number =>
  FRAME.left + share(changes, [30, 30_000]) * (FRAME.right - FRAME.left);

/** Where a number of calls a day lies from top to bottom; the scale is logarithmic. */
export const down = (calls: number): number =>
  FRAME.bottom - share(calls, [100, 200_000]) * (FRAME.bottom - FRAME.top);

/** Heights for labels, in the order given: as near to the wanted ones as `gap` allows. */
export const spreadOut = (wanted: readonly number[], gap: number): number[] => {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const heights = [...wanted];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const height = Math.max(wanted[index] ?? 0, free);
    heights[index] = height;
    free = height + gap;
  }
  return heights;
};
