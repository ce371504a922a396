import { parseArgs } from 'node:util';
import { allCells } from './cells.ts';
import { measureApps } from './costs/apps.ts';
import { measureCosts } from './costs/costs.ts';
import { measuredCells } from './crew.ts';
import { appsTable } from './report/apps_table.ts';
import { costsTable } from './report/costs_table.ts';
import { writeAppsTable, writePlot, writeTables } from './report/pages.ts';
import { strategyTable, tenZapsTable, wholeTable } from './report/strategy_tables.ts';
import { inTerminal } from './report/table.ts';

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
  const table = appsTable(await measureApps());
  showProgress('');
  console.log(inTerminal(table));
  await writeAppsTable(table);
  console.log('\nWritten: docs/load.md');
};

const benchPolling = async (): Promise<void> => {
  showProgress('What polling costs the machine …');
  const costs = await measureCosts();
  const cells = allCells();
  const measured = await measuredCells(cells, seed, (done) =>
    showProgress(`${done} of ${cells.length} lines, about ten minutes in all`),
  );
  const tables = {
    strategies: strategyTable(measured, seed),
    ten_zaps: tenZapsTable(measured, seed),
    costs: costsTable(costs, seed),
    all: wholeTable(measured, seed),
  };
  showProgress('');
  for (const table of Object.values(tables)) console.log(inTerminal(table));
  await writeTables(tables);
  await writePlot(measured, seed);
  console.log('\nWritten: docs/polling.md, docs/polling_costs.md and docs/polling.svg');
};

await benchApps();
if (values.only !== 'apps') await benchPolling();
