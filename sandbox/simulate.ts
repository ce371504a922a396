import { parseArgs } from 'node:util';
import { inTerminal, type Table, writeTables } from './page_tables.ts';
import { type Portion, playedWorlds, together } from './simulation/play_worlds.ts';
import { WORLDS } from './simulation/worlds.ts';

const USAGE = `Usage: npm run simulate -- [--days 30] [--seed 1] [--world NAME] [--write]

  --days   how many days are played, spread over the worlds
  --seed   from 0 to 200: the same days for the same seed
  --world  one world alone: ${WORLDS.map(({ name }) => `"${name}"`).join(', ')}
  --write  writes the table into docs/polling.md`;

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      world: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const days = Number(values.days);
  const seed = Number(values.seed);
  const worlds = WORLDS.filter(({ name }) => name === (values.world ?? name));
  const isOdd = !(days > 0 && days <= 1_000_000) || !Number.isSafeInteger(seed) || seed < 0;
  if (isOdd || worlds.length === 0 || seed > 200) throw new Error('Such arguments mean nothing.');
  return { days, seed, worlds, isWritten: values.write };
};

const given = (() => {
  try {
    return readArguments();
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
