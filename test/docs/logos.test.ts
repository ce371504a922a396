import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { logos } from '../../docs/made/logos/logos.ts';
import { appsIn } from '../../release/apps.ts';

interface Png {
  signature: string;
  width: number;
  height: number;
  bitDepth: number;
  colourType: number;
  scanlines: Buffer;
}

const HEADER_END = 33; // signature and IHDR
const RGBA_ROW = 1 + 256 * 4; // a filter byte and the pixels

const read = (png: Buffer): Png => ({
  signature: png.toString('hex', 0, 8),
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
  bitDepth: png.readUInt8(24),
  colourType: png.readUInt8(25),
  scanlines: inflateSync(
    png.subarray(HEADER_END + 8, HEADER_END + 8 + png.readUInt32BE(HEADER_END)),
  ),
});

const alphaAt = ({ scanlines }: Png, x: number, y: number): number =>
  scanlines.readUInt8(y * RGBA_ROW + 1 + x * 4 + 3);

const drawn = logos();

const places = appsIn().map(({ name }) => `docs/logos/${name}.png`);

test('each app has a logo, and nothing else has', () => {
  const missing = places.filter((place) => !drawn.has(place));
  expect(missing.map((place) => `Add the mark of ${place} to docs/made/logos/marks.ts.`)).toEqual(
    [],
  );
  expect([...drawn.keys()].sort()).toEqual(places.toSorted());
});

describe.each(places)('%s', (place) => {
  const committed = read(readFileSync(place));

  test('is a square PNG of 256 pixels with transparency, as Zapier asks', () => {
    expect(committed).toMatchObject({
      signature: '89504e470d0a1a0a',
      width: 256,
      height: 256,
      bitDepth: 8,
      colourType: 6,
    });
    expect(committed.scanlines).toHaveLength(256 * RGBA_ROW);
  });

  test('is see-through at its corners and solid in the middle', () => {
    for (const x of [0, 255]) for (const y of [0, 255]) expect(alphaAt(committed, x, y)).toBe(0);
    expect(alphaAt(committed, 128, 128)).toBe(255);
  });

  // The pixels, not the bytes: other builds of zlib pack the same pixels otherwise.
  test('is what the script draws now (npm run logos)', () => {
    const logo = drawn.get(place);
    expect(logo && read(logo).scanlines.equals(committed.scanlines)).toBe(true);
  });
});
