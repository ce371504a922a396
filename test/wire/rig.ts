import { fork } from 'node:child_process';
import * as z from 'zod';
import { openHostileVendor } from './hostile_vendor.ts';
import type { Scenario } from './scenarios.ts';
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
const PATIENCE_MS = 60_000; // no step may take half as long

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
    child.on('message', (message) => endings.push(endingSchema.parse(message)));
    child.on('exit', () => {
      clearTimeout(patience);
      resolve(endings);
    });
    child.send(job);
  });

const stepsOf = ({ steps }: WireApp, { isAboutLists }: Scenario): WireStep[] =>
  steps.filter(({ readsList }) => readsList || !isAboutLists);

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

const BATCH = 24; // so many at once leave each its time, also on a busy machine

const batched = (outcomes: Outcome[]): Batch[] => {
  const runs = outcomes.map(runOf);
  const starts = runs.flatMap((_, n) => (n % BATCH === 0 ? n : []));
  return starts.map((start) => ({ isTimeFast: false, runs: runs.slice(start, start + BATCH) }));
};

/** What runs in one process: all that is light, and each heavy run. */
const jobsOf = (
  outcomes: Outcome[],
  isTimeFast: boolean,
): { batches: Batch[]; of: Outcome[] }[] => {
  const light = outcomes.filter(({ scenario }) => !scenario.isHeavy);
  const heavy = outcomes.filter(({ scenario }) => scenario.isHeavy);
  const slow = light.filter(({ scenario }) => scenario.takesTime);
  const quick = light.filter(({ scenario }) => !scenario.takesTime);
  const batches = [{ isTimeFast, runs: slow.map(runOf) }, ...batched(quick)];
  return [
    { batches, of: light },
    ...heavy.map((outcome) => ({ batches: batched([outcome]), of: [outcome] })),
  ];
};

/**
 * Lets every step of an app meet every scenario. What is light runs in one process, what is heavy
 * in a process for each step. In fast time a time-out of ten seconds takes half a second.
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
  for (const { batches, of } of jobsOf(outcomes, isTimeFast)) {
    const endings = await runChild(
      { appPath: app.appPath, batches },
      app.environment(vendor.origin),
    );
    for (const outcome of of)
      outcome.ending = endings.find(({ id }) => id === outcome.secret) ?? null;
  }
  for (const outcome of outcomes) outcome.calls = vendor.visits(outcome.secret);
  await vendor.close();
  return outcomes;
};
