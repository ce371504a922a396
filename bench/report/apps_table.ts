import type { AppCosts } from '../costs/apps.ts';
import { grouped } from './cell_text.ts';
import type { Table } from './table.ts';

const BYTES_PER_KB = 1_000;

/** What each app weighs when it starts, and as the zip that Zapier gets. */
export const appsTable = (apps: readonly AppCosts[]): Table => ({
  caption: `Medians of nine fresh processes on one machine, Node ${process.version}. \`npm run bench -- --only apps\`.`,
  head: ['app', "load beyond the platform's core", 'peak memory', 'zip', 'files in the zip'],
  rows: apps.map(({ name, loadMs, peakMb, bytes, files }) => [
    name,
    `${loadMs.toFixed(1)} ms`,
    `${peakMb.toFixed(0)} MB`,
    `${grouped(bytes / BYTES_PER_KB)} kB`,
    grouped(files),
  ]),
});
