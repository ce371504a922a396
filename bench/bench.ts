import { parseArgs } from 'node:util';
import { allCells } from './cells.ts';
import { measureCosts } from './costs/costs.ts';
import { measuredCells } from './crew.ts';
import { costsTable } from './report/costs_table.ts';
import { writePlot, writeTables } from './report/polling_page.ts';
import { strategyTable, tenZapsTable, wholeTable } from './report/strategy_tables.ts';
import { inTerminal } from './report/table.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
if (!Number.isInteger(seed)) {
  console.error('Usage: npm run bench -- --seed 1');
  process.exit(2);
}

const showProgress = (words: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r${words.padEnd(60)}`);
};

showProgress('What the app costs its machine …');
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
