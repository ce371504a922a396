import * as z from 'zod';
import { firstHours, planOf } from './changes.ts';
import { type Outcome, outcomeOf, TROUBLES } from './play.ts';
import { STRATEGIES, strategyNamed } from './strategies.ts';
import type { Strategy } from './strategy.ts';
import { thisApp } from './this_app.ts';

/** What one line of the comparison is about. */
export const cell = z.object({
  strategy: z.string(),
  changesADay: z.number(),
  intervalMinutes: z.number(),
  zaps: z.number(),
  isFaulty: z.boolean(),
  /** How long is played. */
  hours: z.number(),
});

export type Cell = z.output<typeof cell>;

/** A line of the comparison. */
export type Measured = Cell & Outcome;

const CHANGES_A_DAY = [30, 300, 3_000, 30_000];
const INTERVALS = [1, 2, 15, 30, 60];

/** The interval, in minutes, at which this app is compared with other strategies. */
export const COMPARED_AT = 2;

const DAY_HOURS = 24;
const HOURS = [24, 12, 6, 3];
const FEWEST_HOURS = 1;
const FEWEST_HOURS_WITH_FAULTS = 2; // an outage of an hour fits in

// A day of each line would take an hour. The limits are read from the lines of this app without
// faults, so those may take longest where a call is cheap.
const CALLS_OF_APP = 20_200;
const CALLS_OF_APP_WITH_MANY_CHANGES = 6_000;
const CALLS_WITH_FAULTS = 1_500;
const CALLS_OF_OTHERS = 1_000;

type Conditions = Omit<Cell, 'strategy' | 'hours'>;

const callsWorth = (strategy: Strategy, { isFaulty, changesADay }: Conditions): number => {
  if (strategy !== thisApp) return CALLS_OF_OTHERS;
  if (isFaulty) return CALLS_WITH_FAULTS;
  return changesADay > 300 ? CALLS_OF_APP_WITH_MANY_CHANGES : CALLS_OF_APP;
};

const callsAnHour = (strategy: Strategy, about: Conditions): number =>
  (60 / about.intervalMinutes) * about.zaps * strategy.callsAPoll(about.changesADay);

const hoursOf = (strategy: Strategy, about: Conditions): number => {
  const worth = callsWorth(strategy, about);
  const fewest = about.isFaulty ? FEWEST_HOURS_WITH_FAULTS : FEWEST_HOURS;
  return HOURS.find((hours) => hours * callsAnHour(strategy, about) <= worth) ?? fewest;
};

const cellsOf = (strategy: Strategy, every: Conditions[]): Cell[] =>
  every.map((about) => ({ ...about, strategy: strategy.name, hours: hoursOf(strategy, about) }));

/** This app at every interval, alone and with ten Zaps on a key; the faults meet one Zap. */
const conditionsOfThisApp = (changesADay: number): Conditions[] =>
  INTERVALS.flatMap((intervalMinutes) => [
    { changesADay, intervalMinutes, zaps: 1, isFaulty: false },
    { changesADay, intervalMinutes, zaps: 1, isFaulty: true },
    { changesADay, intervalMinutes, zaps: 10, isFaulty: false },
  ]);

/** Other strategies in one Zap at one interval. */
const conditionsOfOthers = (changesADay: number): Conditions[] =>
  [false, true].map((isFaulty) => ({
    changesADay,
    intervalMinutes: COMPARED_AT,
    zaps: 1,
    isFaulty,
  }));

/** Every line that the tables show. */
export const allCells = (): Cell[] =>
  CHANGES_A_DAY.flatMap((changesADay) =>
    STRATEGIES.flatMap((strategy) => {
      const isOurs = strategy === thisApp;
      const every = isOurs ? conditionsOfThisApp(changesADay) : conditionsOfOthers(changesADay);
      return cellsOf(strategy, every);
    }),
  );

/** About how much work a line is, in calls. */
export const workOf = ({ strategy, hours, ...about }: Cell): number =>
  hours * callsAnHour(strategyNamed(strategy), about);

/** Plays one line; the changes are the same for the same seed, whatever the strategy. */
export const measuredCell = async (about: Cell, seed: number): Promise<Measured> => {
  const outcome = await outcomeOf({
    ...about,
    strategy: strategyNamed(about.strategy),
    plan: firstHours(planOf(seed, about.changesADay), about.hours),
    troubles: about.isFaulty ? TROUBLES : [],
  });
  return { ...about, ...outcome };
};

/** Calls of a line, scaled to a day. */
export const callsADay = ({ calls, hours }: Measured): number =>
  Math.round((calls * DAY_HOURS) / hours);
