import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as z from 'zod';
import { answersTo, answerTasks } from '../worker_pool.ts';
import { type AnyScenario, type AppPaths, Simulator } from './simulator.ts';
import { WORLDS, type World } from './worlds.ts';

/** What is counted of a world, in sums. */
const sums = z.object({
  days: z.number(),
  offices: z.number(),
  polls: z.number(),
  apiCalls: z.number(),
  fired: z.number(),
  reported: z.number(),
  silent: z.number(),
  repeated: z.number(),
  forNothing: z.number(),
});

export type Sums = z.output<typeof sums>;

const portion = z.object({ world: z.string(), sums, faults: z.array(z.string()) });

/** Some days of one world: sums, and each day that went wrong in words. */
export type Portion = z.output<typeof portion>;

const task = z.object({
  world: z.string(),
  /** Of the portion; its days follow from it. */
  seed: z.number(),
  days: z.number(),
  hours: z.number(),
});

type Task = z.output<typeof task>;

const THIS_FILE = fileURLToPath(import.meta.url);
const HOURS = 24;
const DAYS_IN_PORTION = 6;

export const APP_PATHS: AppPaths = {
  instant_compliance: 'dist/index.js',
  legaltalent: 'integrations/legaltalent/dist/index.js',
  bultra: 'integrations/bultra/dist/index.js',
};

const NOTHING: Sums = {
  days: 0,
  offices: 0,
  polls: 0,
  apiCalls: 0,
  fired: 0,
  reported: 0,
  silent: 0,
  repeated: 0,
  forNothing: 0,
};

/** Two sums as one. */
export const together = (a: Sums, b: Sums): Sums => ({
  days: a.days + b.days,
  offices: a.offices + b.offices,
  polls: a.polls + b.polls,
  apiCalls: a.apiCalls + b.apiCalls,
  fired: a.fired + b.fired,
  reported: a.reported + b.reported,
  silent: a.silent + b.silent,
  repeated: a.repeated + b.repeated,
  forNothing: a.forNothing + b.forNothing,
});

/** The scenario of a seed in a world, in which something happens for `hours` hours. */
export const scenarioOf = (world: World, seed: number, hours = HOURS): AnyScenario => {
  const [scenario] = fc.sample(world.days(hours), { seed, numRuns: 1 });
  if (!scenario) throw new Error('No scenario came of the seed.');
  return scenario;
};

/** Plays one day of a world: what it came to, and what was wrong with it in words. */
export const playDay = async (
  simulator: Simulator,
  world: World,
  seed: number,
  hours = HOURS,
): Promise<Omit<Portion, 'world'>> => {
  const result = await simulator.run(scenarioOf(world, seed, hours));
  const count = (key: 'reported' | 'silent' | 'repeated' | 'forNothing') =>
    result.verdicts.reduce((sum, verdict) => sum + verdict[key].length, 0);
  const wrong = result.verdicts.flatMap(({ trigger, ...verdict }) => [
    ...verdict.silent.map((event) => `${trigger}, silent: ${event}`),
    ...verdict.repeated.map((event) => `${trigger}, repeated: ${event}`),
    ...verdict.forNothing.map((event) => `${trigger}, for nothing: ${event}`),
    ...(world.mayReport ? [] : verdict.reported.map((event) => `${trigger}, reported: ${event}`)),
  ]);
  const { days, polls, apiCalls, verdicts, strangeFailures } = result;
  return {
    sums: {
      days,
      offices: 1,
      polls,
      apiCalls,
      fired: verdicts.reduce((sum, { fired }) => sum + fired, 0),
      reported: count('reported'),
      silent: count('silent'),
      repeated: count('repeated'),
      forNothing: count('forNothing'),
    },
    faults: [...wrong, ...strangeFailures]
      .slice(0, 3)
      .map((words) => `${world.name}, seed ${seed}: ${words}`),
  };
};

/** The world of a name. Throws for an unknown one. */
export const worldNamed = (name: string): World => {
  const world = WORLDS.find((one) => one.name === name);
  if (!world) throw new Error(`There is no world "${name}".`);
  return world;
};

const play = async ({ world: name, seed, days, hours }: Task): Promise<Portion> => {
  const simulator = new Simulator(APP_PATHS);
  const world = worldNamed(name);
  let all: Omit<Portion, 'world'> = { sums: NOTHING, faults: [] };
  for (let number = 0; all.sums.days < days; number += 1) {
    const one = await playDay(simulator, world, seed * 100 + number, hours);
    all = { sums: together(all.sums, one.sums), faults: [...all.faults, ...one.faults] };
  }
  await simulator.close();
  return { world: name, ...all };
};

/** Which portions make `days` days of these worlds, the same for the same seed. */
const tasksFor = (worlds: readonly World[], days: number, seed: number): Task[] => {
  const weights = worlds.reduce((sum, { weight }) => sum + weight, 0);
  return worlds.flatMap(({ name, weight }, index) => {
    const share = (days * weight) / weights;
    const count = Math.ceil(share / DAYS_IN_PORTION);
    return Array.from({ length: count }, (_, number) => ({
      world: name,
      seed: (seed * 100 + index) * 1_000 + number,
      days: share / count,
      hours: HOURS,
    }));
  });
};

/** Plays `days` days of these worlds in several processes; one result for each world. */
export const playedWorlds = async (
  worlds: readonly World[],
  days: number,
  seed: number,
  onPortion: (portion: Portion) => void,
): Promise<Portion[]> => {
  const portions = await answersTo(THIS_FILE, tasksFor(worlds, days, seed), (answer) => {
    const read = portion.parse(answer);
    onPortion(read);
    return read;
  });
  return worlds.map(({ name }) => {
    const its = portions.filter(({ world }) => world === name);
    const sum = its.map((one) => one.sums).reduce(together, NOTHING);
    return { world: name, sums: sum, faults: its.flatMap(({ faults }) => faults) };
  });
};

answerTasks((given) => play(task.parse(given)));
