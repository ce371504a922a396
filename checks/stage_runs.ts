import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { openZapier, type Result, type Zapier, type ZapierOptions } from '../sandbox/zapier.ts';
import type { Run } from './live_results.ts';
import { isVisible, type Step, steps } from './places.ts';
import type { Stage } from './stages.ts';

const resultOf = async (zapier: Zapier, { kind, key }: Step, input: Result): Promise<Result> => {
  if (kind === 'creates') return (await zapier.create(key, input)).results;
  const run = kind === 'triggers' ? zapier.sample(key, input) : zapier.search(key, input);
  const [first] = (await run).results;
  if (!first) throw new Error('It returned nothing. Give it an input in checks/stages.ts.');
  return first;
};

const runOf = async (zapier: Zapier, step: Step, input: Result): Promise<Run> => {
  try {
    return { step, result: await resultOf(zapier, step, input) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${step.where} failed in the sandbox: ${why}`);
  }
};

// Actions come last: they change what the others find.
const ORDER = ['triggers', 'searches', 'creates'] as const;

/** Runs each visible step of a built app once against its stage. */
export const runsOn = async (
  stage: Stage,
  appPath: string,
  open: (options: ZapierOptions) => Promise<Zapier> = openZapier,
): Promise<Run[]> => {
  const { connection, close } = await stage.open();
  const zapier = await open({ ...connection, appPath });
  const runs: Run[] = [];
  try {
    for (const step of steps(await definitionAt(appPath), ORDER).filter(isVisible)) {
      runs.push(await runOf(zapier, step, stage.inputs[step.key] ?? {}));
    }
    return runs;
  } finally {
    await zapier.close();
    await close();
  }
};
