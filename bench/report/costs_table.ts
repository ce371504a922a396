import type { Costs } from '../costs/costs.ts';
import { grouped } from './cell_text.ts';
import type { Table } from './table.ts';

const ms = (duration: number): string => `${duration.toFixed(2)} ms`;

/** What polling costs the machine that runs the app. */
export const costsTable = ({ page, memory }: Costs, seed: number): Table => ({
  caption: `Medians on one machine, Node ${process.version}. \`npm run bench -- --seed ${seed}\`.`,
  head: ['what', 'measured'],
  rows: [
    ['a page of 100 customers, from text to checked records', ms(page.readingMs)],
    ['`JSON.parse` alone of the same text', ms(page.parsingMs)],
    ['ratio', `${(page.readingMs / page.parsingMs).toFixed(2)} ×`],
    [
      `memory above idle of a poll of ${grouped(memory.records)} customers`,
      `${(memory.peakMb - memory.idleMb).toFixed(0)} MB`,
    ],
  ],
});
