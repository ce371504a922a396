import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { inTerminal, writeTables } from '../sandbox/page_tables.ts';
import { weighApps } from './app_weight.ts';
import { allCells, COMPARED_AT, callsADay, type Measured } from './cells.ts';
import { measuredCells } from './parallel.ts';
import { measurePollLoad } from './poll_load.ts';
import { type Line, plotOf } from './report/plot.ts';
import {
  intervalTable,
  loadTable,
  strategyTable,
  tenZapsTable,
  weightTable,
} from './report/tables.ts';
import { STRATEGIES } from './strategies.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const seed = Number(values.seed);
if (!Number.isInteger(seed) || (values.only !== undefined && values.only !== 'apps')) {
  console.error('Usage: npm run bench -- --seed 1, or npm run bench -- --only apps');
  process.exit(2);
}

const showProgress = (words: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r${words.padEnd(60)}`);
};

const benchApps = async (): Promise<void> => {
  showProgress('What the apps weigh …');
  const table = weightTable(await weighApps());
  showProgress('');
  console.log(inTerminal(table));
  await writeTables('docs/weight.md', { 'bench:apps': table });
  console.log('\nWritten: docs/weight.md');
};

const lineOf = (name: string, measured: readonly Measured[]): Line => ({
  name,
  points: measured
    .filter((one) => one.strategy === name && one.intervalMinutes === COMPARED_AT)
    .filter((one) => one.zaps === 1 && !one.isFaulty)
    .map((one) => ({ x: one.changesADay, y: callsADay(one) })),
});

const benchPolling = async (): Promise<void> => {
  showProgress('What polling costs the machine …');
  const load = await measurePollLoad();
  const cells = allCells();
  const measured = await measuredCells(cells, seed, (done) =>
    showProgress(`${done} of ${cells.length} lines, about five minutes in all`),
  );
  const guide = {
    'bench:strategies': strategyTable(measured, seed),
    'bench:ten_zaps': tenZapsTable(measured, seed),
    'bench:costs': loadTable(load, seed),
  };
  const costs = { 'bench:intervals': intervalTable(measured, seed) };
  showProgress('');
  for (const table of Object.values({ ...guide, ...costs })) console.log(inTerminal(table));
  await writeTables('docs/polling.md', guide);
  await writeTables('docs/polling_costs.md', costs);
  const lines = STRATEGIES.map(({ name }) => lineOf(name, measured));
  await writeFile(
    'docs/polling.svg',
    plotOf(lines, `Without faults. npm run bench -- --seed ${seed}`),
  );
  console.log('\nWritten: docs/polling.md, docs/polling_costs.md and docs/polling.svg');
};

await benchApps();
if (values.only !== 'apps') await benchPolling();
