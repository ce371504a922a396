import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { openZapier, type Result, type Zapier, type ZapierOptions } from '../sandbox/zapier.ts';
import type { Run } from './live_results.ts';
import { isVisible, type Step, steps } from './places.ts';
import type { Stage } from './stages.ts';

const resultOf = async (zapier: Zapier, { kind, key }: Step, input: Result): Promise<Result> => {
  if (kind === 'creates') return (await zapier.create(key, input)).results;
  const run = kind === 'triggers' ? zapier.sample(key, input) : zapier.search(key, input);
  const [first] = (await run).results;
  if (!first) {
    throw new Error(`${kind}.${key} returned nothing: checks/stages.ts must give it an input.`);
  }
  return first;
};

/** Runs each visible step of a built app once against its stage, in the order of the definition. */
export const runsOn = async (
  stage: Stage,
  appPath: string,
  open: (options: ZapierOptions) => Promise<Zapier> = openZapier,
): Promise<Run[]> => {
  const { connection, close } = await stage.open();
  const zapier = await open({ ...connection, appPath });
  const runs: Run[] = [];
  try {
    for (const step of steps(await definitionAt(appPath)).filter(isVisible)) {
      const result = await resultOf(zapier, step, stage.inputs[step.key] ?? {});
      runs.push({ step, result });
    }
    return runs;
  } finally {
    await zapier.close();
    await close();
  }
};
