import { fork } from 'node:child_process';
import * as z from 'zod';
import { openHostileVendor } from './hostile_vendor.ts';
import type { Scenario } from './scenario.ts';
import type { Batch, Ending, Job, Run } from './step_child.ts';
import type { WireApp, WireStep } from './wire_apps.ts';

/** A step in a scenario, and what came of it: null when its process ended without a word. */
export interface Outcome {
  app: WireApp;
  scenario: Scenario;
  step: WireStep;
  secret: string;
  /** How many calls reached the vendor. */
  calls: number;
  ending: Ending | null;
}

const endingSchema: z.ZodType<Ending> = z.object({
  id: z.string(),
  ms: z.number(),
  peakMb: z.number(),
  digest: z.string().exactOptional(),
  error: z.object({ name: z.string(), message: z.string() }).exactOptional(),
  log: z.string(),
});

const CHILD = 'test/wire/step_child.ts';
const PATIENCE_MS = 120_000; // some run ends within this, also on a busy machine

// What makes the platform behave as in a test has no place in a child.
const environmentOf = (more: Record<string, string>) => {
  const { NODE_ENV, NODE_OPTIONS, ...rest } = process.env;
  return { ...rest, ...more };
};

/** Runs a job in a process of its own, and hears what it says until it ends. */
export const runChild = (job: Job, environment: Record<string, string>): Promise<Ending[]> =>
  new Promise((resolve) => {
    const endings: Ending[] = [];
    const child = fork(CHILD, [], {
      env: environmentOf(environment),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.on('message', (message) => {
      endings.push(endingSchema.parse(message));
      patience.refresh();
    });
    child.on('exit', () => {
      clearTimeout(patience);
      resolve(endings);
    });
    child.send(job);
  });

const stepsOf = ({ steps }: WireApp, { isAboutLists }: Scenario): WireStep[] =>
  steps.filter(({ walksList = false }) => walksList || !isAboutLists);

const NO_MARKS = { isPopulatingDedupe: false, isLoadingSample: false, limit: -1, page: 0 };

const runOf = ({ app, step, secret }: Outcome): Run => ({
  id: secret,
  method: step.method,
  bundle: {
    authData: app.authData(secret),
    inputData: step.inputData,
    inputDataRaw: step.inputData,
    meta: NO_MARKS,
  },
});

const AT_ONCE = 24; // leaves each its time, also on a busy machine

const inBatchesOf = (size: number, outcomes: Outcome[], isTimeFast = false): Batch[] =>
  outcomes
    .flatMap((_, n) => (n % size === 0 ? n : []))
    .map((start) => ({
      isTimeFast,
      runs: outcomes.slice(start, start + size).map(runOf),
    }));

/** What takes time, then what is heavy, one by one, then the rest. */
const batchesOf = (outcomes: Outcome[], isTimeFast: boolean): Batch[] => {
  const isHeavy = ({ scenario }: Outcome) => scenario.isHeavy === true;
  const takesTime = ({ scenario }: Outcome) => scenario.takesTime === true;
  const light = outcomes.filter((outcome) => !isHeavy(outcome) && !takesTime(outcome));
  return [
    ...inBatchesOf(AT_ONCE, outcomes.filter(takesTime), isTimeFast),
    ...inBatchesOf(1, outcomes.filter(isHeavy)),
    ...inBatchesOf(AT_ONCE, light),
  ];
};

/**
 * Lets every step of an app meet every scenario, all in one process. In fast time a time-out of ten
 * seconds takes half a second.
 */
export const meet = async (
  app: WireApp,
  scenarios: readonly Scenario[],
  isTimeFast: boolean,
): Promise<Outcome[]> => {
  const outcomes = scenarios
    .flatMap((scenario) => stepsOf(app, scenario).map((step) => ({ scenario, step })))
    .map((pair, n): Outcome => ({ app, ...pair, secret: app.secretOf(n), calls: 0, ending: null }));
  const guests = outcomes.map(({ secret, scenario: { act } }) => ({ secret, act }));
  const vendor = await openHostileVendor(app.honest, guests);
  const job = { appPath: app.appPath, batches: batchesOf(outcomes, isTimeFast) };
  const endings = await runChild(job, app.environment(vendor.origin));
  await vendor.close();
  return outcomes.map((outcome) => ({
    ...outcome,
    calls: vendor.visits(outcome.secret),
    ending: endings.find(({ id }) => id === outcome.secret) ?? null,
  }));
};
