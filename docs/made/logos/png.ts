import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS_PER_CHANNEL = 8;
const RGBA = 6; // the colour type
const CHANNELS = 4;
const NO_FILTER = Buffer.from([0]);

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

// https://www.w3.org/TR/png-3/#5Chunk-layout: length, type, data, and a checksum of type and data.
const chunk = (type: string, data: Buffer): Buffer => {
  const checked = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), checked, uint32(crc32(checked))]);
};

const scanlines = (pixels: Buffer, side: number): Buffer =>
  Buffer.concat(
    Array.from({ length: side }, (_, row) => [
      NO_FILTER,
      pixels.subarray(row * side * CHANNELS, (row + 1) * side * CHANNELS),
    ]).flat(),
  );

/** A square PNG of RGBA pixels, row by row. `side` is in pixels. */
export const pngOf = (pixels: Buffer, side: number): Buffer => {
  const methods = Buffer.from([BITS_PER_CHANNEL, RGBA, 0, 0, 0]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([uint32(side), uint32(side), methods])),
    chunk('IDAT', deflateSync(scanlines(pixels, side), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
