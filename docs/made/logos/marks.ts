import { below, disc, outline, overlap, type Point, type Shape, stroke, union } from './shapes.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** What stands on the rounded square of an app. */
export interface Mark {
  ground: Colour;
  ink: Colour;
  glyph: Shape;
}

const MIDDLE = 128;

// A tick in a ring: somebody was checked.
const tickInRing = union(
  outline(disc([MIDDLE, MIDDLE], 72), 16),
  stroke([94, 131], [119, 155], 18),
  stroke([119, 155], [164, 104], 18),
);

const pan = (centre: Point): Shape => overlap(disc(centre, 32), below(centre[1]));

// A pair of scales.
const scales = union(
  stroke([MIDDLE, 66], [MIDDLE, 190], 14),
  stroke([66, 84], [190, 84], 14),
  stroke([100, 192], [156, 192], 14),
  disc([MIDDLE, 66], 13),
  stroke([66, 84], [66, 132], 6),
  stroke([190, 84], [190, 132], 6),
  pan([66, 132]),
  pan([190, 132]),
);

const hexagonCorner = (corner: number): Point => {
  const angle = (corner * Math.PI) / 3 + Math.PI / 6;
  return [MIDDLE + 76 * Math.cos(angle), MIDDLE + 76 * Math.sin(angle)];
};

const hexagonSide = (corner: number): Shape =>
  stroke(hexagonCorner(corner), hexagonCorner(corner + 1), 15);

// Three accounts of different height in a safe.
const barsInHexagon = union(
  ...[0, 1, 2, 3, 4, 5].map(hexagonSide),
  stroke([100, 152], [100, 134], 15),
  stroke([128, 152], [128, 116], 15),
  stroke([156, 152], [156, 98], 15),
);

/** The mark of each app, by the app's name. */
export const marks = new Map<string, Mark>([
  ['instant-compliance', { ground: [14, 77, 100], ink: [255, 255, 255], glyph: tickInRing }],
  ['legaltalent', { ground: [75, 46, 131], ink: [255, 244, 214], glyph: scales }],
  ['bultra', { ground: [20, 32, 38], ink: [245, 176, 65], glyph: barsInHexagon }],
]);
