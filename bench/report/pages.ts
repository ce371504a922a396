import { readFile, writeFile } from 'node:fs/promises';
import { callsADay, type Measured } from '../cells.ts';
import { STRATEGIES } from '../strategies/all.ts';
import { withPlaceFilled } from './marked_place.ts';
import { type Line, plotOf } from './plot.ts';
import { inMarkdown, type Table } from './table.ts';

const GUIDE = 'docs/polling.md';
const ALL_LINES = 'docs/polling_costs.md';
const LOAD = 'docs/load.md';
const PLOT = 'docs/polling.svg';

const writeInto = async (page: string, tables: Record<string, Table>): Promise<void> => {
  const text = await readFile(page, 'utf8');
  const filled = Object.entries(tables).reduce(
    (soFar, [name, table]) => withPlaceFilled(soFar, name, `\n${inMarkdown(table)}\n`),
    text,
  );
  await writeFile(page, filled);
};

/** Writes each table into its place in the guide, and `all` into the page of every line. */
export const writeTables = async ({ all, ...guide }: Record<string, Table>): Promise<void> => {
  await writeInto(GUIDE, guide);
  if (all) await writeInto(ALL_LINES, { all });
};

/** Writes the table of what the apps weigh into its page. */
export const writeAppsTable = (apps: Table): Promise<void> => writeInto(LOAD, { apps });

const lineOf = (name: string, measured: readonly Measured[]): Line => ({
  name,
  points: measured
    .filter((one) => one.strategy === name)
    .filter((one) => one.intervalMinutes === 2 && one.zaps === 1 && !one.isFaulty)
    .map((one) => ({ x: one.changesADay, y: callsADay(one) })),
});

/** Draws the plot beside the guide. */
export const writePlot = (measured: readonly Measured[], seed: number): Promise<void> => {
  const lines = STRATEGIES.map(({ name }) => lineOf(name, measured));
  return writeFile(PLOT, plotOf(lines, `Without faults. npm run bench -- --seed ${seed}`));
};
