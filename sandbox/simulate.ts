import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { tableLines } from './demo/table.ts';
import type { SimulationResult } from './simulation/day.ts';
import { type Scenario, scenarios } from './simulation/scenario.ts';
import { openSimulator, type Simulator } from './simulation/simulator.ts';

const USAGE = `Usage: npm run simulate -- --days 30 --seed 1
  --days  how many days to play, from 1 to 10,000 (30, when left out)
  --seed  a whole number from 0 to 1,000,000: the same one plays the same days (1, when left out)`;

const OPTIONS = {
  days: { type: 'string', default: '30' },
  seed: { type: 'string', default: '1' },
} as const;

const wholeNumber = (text: string, least: number, most: number): number => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`Not a number from ${least} to ${most}: ${text}`);
};

const asked = (): { days: number; seed: number } => {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    const days = wholeNumber(values.days, 1, 10_000);
    return { days, seed: wholeNumber(values.seed, 0, 1_000_000) };
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
};

const { days, seed } = asked();
console.log(`Playing ${days} days or a little more, seed ${seed}.`);

const BAR_WIDTH = 40;

const showProgress = (done: number): void => {
  if (!process.stdout.isTTY) return;
  const share = Math.min(1, done / days);
  const bar = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
  process.stdout.write(`\r${bar} ${Math.floor(done)} of ${days} days `);
};

const isWrong = ({ verdicts, strangeFailures }: SimulationResult): boolean =>
  strangeFailures.length > 0 ||
  Object.values(verdicts).some(
    ({ lost, repeated, forNothing }) => lost.length + repeated.length + forNothing.length > 0,
  );

const report = (scenario: Scenario, result: SimulationResult): void => {
  console.log(`\nA day went wrong: ${JSON.stringify(result.verdicts)} ${result.strangeFailures}`);
  console.log(`Its scenario: ${JSON.stringify(scenario)}`);
};

const scenarioNumber = (n: number): Scenario => {
  const [scenario] = fc.sample(scenarios(), { seed: seed * 100_000 + n, numRuns: 1 });
  if (!scenario) throw new Error('No scenario came of the seed.');
  return scenario;
};

const played = async (simulator: Simulator): Promise<SimulationResult[]> => {
  const results: SimulationResult[] = [];
  let done = 0;
  while (done < days) {
    const scenario = scenarioNumber(results.length);
    const result = await simulator.run(scenario);
    results.push(result);
    done += result.days;
    if (isWrong(result)) report(scenario, result);
    showProgress(done);
  }
  return results;
};

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

const rowOf = (trigger: string, results: SimulationResult[]): string[] => {
  const count = (kind: 'lost' | 'repeated' | 'forNothing') =>
    String(sum(results.map(({ verdicts }) => verdicts[trigger]?.[kind].length ?? 0)));
  return [trigger, count('lost'), count('repeated'), count('forNothing')];
};

const simulator = await openSimulator('dist/index.js');
const results = await played(simulator);
await simulator.close();

const total = (key: 'days' | 'polls' | 'apiCalls' | 'fired'): string =>
  Math.floor(sum(results.map((result) => result[key]))).toLocaleString('en');
const triggers = Object.keys(results[0]?.verdicts ?? {});
console.log(
  `\n\nSeed ${seed}: ${total('days')} days in ${results.length} offices, ${total('polls')} polls, ${total('apiCalls')} API calls, ${total('fired')} events.\n`,
);
const rows = triggers.map((trigger) => rowOf(trigger, results));
for (const line of tableLines(['trigger', 'lost', 'repeated', 'for nothing'], rows)) {
  console.log(line);
}
process.exitCode = results.some(isWrong) ? 1 : 0;
