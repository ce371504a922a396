/** What is measured at how many changes a day. */
interface Point {
  x: number;
  y: number;
}

/** The frame that the lines are drawn in, in units of the picture. */
const FRAME = { left: 90, right: 620, top: 50, bottom: 400 };

const X_TICKS = [30, 300, 3_000, 30_000];
const Y_TICKS = [100, 1_000, 10_000, 100_000];

const share = (value: number, [first = 1, last = 1]: readonly [number, number]): number =>
  Math.log(value / first) / Math.log(last / first);

/** Where a number of changes a day lies from left to right; the scale is logarithmic. */
const across = (changes: number): number =>
  FRAME.left + share(changes, [30, 30_000]) * (FRAME.right - FRAME.left);

/** Where a number of calls a day lies from top to bottom; the scale is logarithmic. */
const down = (calls: number): number =>
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

/** The line of one strategy. */
export interface Line {
  name: string;
  points: Point[];
}

const LIMIT = 10_000;
const LABEL_GAP = 18;
const MIDDLE = { x: (FRAME.left + FRAME.right) / 2, y: (FRAME.top + FRAME.bottom) / 2 };

// The colours change with the reader's theme. The picture brings its own ground, because not every
// viewer that is dark says so.
const STYLE = `
  .ground { fill: #ffffff }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: #d1d9e0; stroke-width: 1 }
  .line { fill: none; stroke-width: 2 }
  .leader { stroke: #818b98; stroke-width: 1; fill: none }
  .limit { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 2 4 }
  text.limit { fill: #cf222e; stroke: none }
  .s0 { stroke: #0969da; stroke-width: 4 }
  .s1 { stroke: #8250df }
  .s2 { stroke: #bf3989; stroke-dasharray: 6 6 }
  .s3 { stroke: #9a6700 }
  .s4 { stroke: #59636e }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 }
    text { fill: #f0f6fc }
    .grid { stroke: #3d444d }
    .limit { stroke: #ff7b72 }
    text.limit { fill: #ff7b72 }
    .s0 { stroke: #58a6ff }
    .s1 { stroke: #bc8cff }
    .s2 { stroke: #f778ba }
    .s3 { stroke: #d29922 }
    .s4 { stroke: #9198a1 }
  }`;

const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" ${attributes}>${words}</text>`;

const segment = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
  `<path class="${kind}" d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}"/>`;

const tick = (value: number): string => value.toLocaleString('en');

const axes = (): string[] => [
  ...Y_TICKS.flatMap((calls) => [
    segment('grid', FRAME.left, down(calls), FRAME.right, down(calls)),
    text(FRAME.left - 8, down(calls) + 4, tick(calls), 'text-anchor="end"'),
  ]),
  ...X_TICKS.flatMap((changes) => [
    segment('grid', across(changes), FRAME.top, across(changes), FRAME.bottom),
    text(across(changes), FRAME.bottom + 20, tick(changes), 'text-anchor="middle"'),
  ]),
  text(MIDDLE.x, FRAME.bottom + 44, 'changes a day', 'text-anchor="middle"'),
  text(-MIDDLE.y, 20, 'API calls a day', 'text-anchor="middle" transform="rotate(-90)"'),
  text(FRAME.left, FRAME.top - 28, 'One Zap that polls every 2 minutes', 'class="title"'),
];

const limit = (): string[] => [
  segment('limit', FRAME.left, down(LIMIT), FRAME.right, down(LIMIT)),
  text(
    FRAME.left + 8,
    down(LIMIT) + 18,
    "the vendor's limit: 10,000 a day for a key",
    'class="limit"',
  ),
];

const path = ({ points }: Line): string =>
  points
    .map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${across(x).toFixed(1)} ${down(y).toFixed(1)}`)
    .join('');

/** The first line lies on top; of the others, a later one lies on an earlier one. */
const drawn = (lines: readonly Line[]): string[] => {
  const [first = '', ...others] = lines.map(
    (line, index) => `<path class="line s${index}" d="${path(line)}"/>`,
  );
  return [...others, first];
};

const labels = (lines: readonly Line[]): string[] => {
  const ends = lines.map(({ points }) => down(points.at(-1)?.y ?? LIMIT));
  const heights = spreadOut(ends, LABEL_GAP);
  return lines.flatMap(({ name }, index) => {
    const height = heights[index] ?? 0;
    return [
      segment('leader', FRAME.right + 3, ends[index] ?? height, FRAME.right + 16, height),
      text(FRAME.right + 20, height + 4, name),
    ];
  });
};

/** The plot as SVG: calls a day against changes a day, both logarithmic; the first line is the thick one. */
export const plotOf = (lines: readonly Line[], caption: string): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 490" role="img" aria-labelledby="title">',
    '<title id="title">API calls a day against changes a day, by strategy</title>',
    `<style>${STYLE}\n</style>`,
    '<rect class="ground" width="100%" height="100%" rx="6"/>',
    ...axes(),
    ...limit(),
    ...drawn(lines),
    ...labels(lines),
    text(FRAME.left, FRAME.bottom + 74, caption),
    '</svg>',
    '',
  ].join('\n');
