import { type Mark, marks } from './marks.ts';
import { pngOf } from './png.ts';
import { roundedSquare, type Shape } from './shapes.ts';

/** Width and height in pixels: the least that Zapier takes. */
const SIDE = 256;

const SQUARE = roundedSquare([SIDE / 2, SIDE / 2], SIDE, 56);

// How much of the pixel with this centre a shape covers, 0 to 1: edges come out smooth.
const coverage = (shape: Shape, x: number, y: number): number =>
  Math.min(Math.max(0.5 - shape(x, y), 0), 1);

const mixed = (from: number, to: number, share: number): number =>
  Math.round(from + (to - from) * share);

const pixel = ({ ground, ink, glyph }: Mark, x: number, y: number): number[] => {
  const share = coverage(glyph, x, y);
  return [
    mixed(ground[0], ink[0], share),
    mixed(ground[1], ink[1], share),
    mixed(ground[2], ink[2], share),
    mixed(0, 255, coverage(SQUARE, x, y)),
  ];
};

const drawn = (mark: Mark): Buffer => {
  const places = Array.from({ length: SIDE }, (_, place) => place + 0.5);
  return Buffer.from(places.flatMap((y) => places.flatMap((x) => pixel(mark, x, y))));
};

/** The logo of every app as a PNG, by its place. */
export const logos = (): Map<string, Buffer> =>
  new Map([...marks].map(([app, mark]) => [`docs/logos/${app}.png`, pngOf(drawn(mark), SIDE)]));
