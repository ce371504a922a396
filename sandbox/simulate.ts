import { inTerminal, type Table, writeTables } from './page_tables.ts';
import { readArguments, USAGE } from './simulation/arguments.ts';
import { type Portion, playedWorlds, together } from './simulation/play_worlds.ts';

const given = (() => {
  try {
    return readArguments(process.argv.slice(2));
  } catch {
    console.error(USAGE);
    return process.exit(2);
  }
})();

const BAR_WIDTH = 40;
const { days, seed, worlds, isWritten } = given;
let done = 0;

const showProgress = ({ sums, faults }: Portion): void => {
  done += sums.days;
  for (const fault of faults) console.log(`\n${fault}`);
  if (!process.stdout.isTTY) return;
  const share = Math.min(1, done / days);
  const bar = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
  process.stdout.write(`\r${bar} ${Math.floor(done)} of ${days} days `);
};

const grouped = (count: number): string => Math.round(count).toLocaleString('en');
const wrong = (count: number): string => (count === 0 ? '0' : `**${grouped(count)}**`);

const row = (name: string, { sums }: Portion): string[] => [
  name,
  grouped(sums.days),
  grouped(sums.fired + sums.reported + sums.silent),
  grouped(sums.fired),
  grouped(sums.reported),
  wrong(sums.silent),
  wrong(sums.repeated),
  wrong(sums.forNothing),
];

const tableOf = (played: readonly Portion[]): Table => {
  const sums = played.map((one) => one.sums).reduce(together);
  const all = { world: 'all', sums, faults: [] };
  return {
    caption: `\`npm run simulate -- --days ${days} --seed ${seed}\`: ${grouped(sums.days)} days in ${grouped(sums.offices)} offices, ${grouped(sums.polls)} checks, ${grouped(sums.apiCalls)} API calls.`,
    head: ['world', 'days', 'events', 'fired', 'reported', 'silent', 'repeated', 'for nothing'],
    rows: [...played, all].map((one) => row(one.world, one)),
  };
};

console.log(`Plays ${days} days in ${worlds.length} worlds, seed ${seed}.`);
const played = await playedWorlds(worlds, days, seed, showProgress);
const table = tableOf(played);
console.log(`\n${inTerminal(table)}`);
if (isWritten) await writeTables('docs/polling.md', { simulation: table });
process.exitCode = played.some(({ faults }) => faults.length > 0) ? 1 : 0;
