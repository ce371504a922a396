import { type Check, checks } from '../checks/registry.ts';
import type { Field } from '../sandbox/zapier/app_definition.ts';
import { StepFailure } from '../sandbox/zapier.ts';
import { exampleOf } from './example.ts';
import type { OpenedApp } from './opened_app.ts';
import { fieldsOf } from './recipes.ts';
import { runStep, type TestRun } from './run_step.ts';
import type { FieldView, StepView } from './view.ts';

/** Something that an offline check found, and where: `creates.upsert_customer.inputFields.email`. */
export interface PlacedFinding {
  code: string;
  level: Check['level'];
  where: string;
  problem: string;
}

/** All that a reviewer wants to see of one step. */
export interface SheetStep {
  step: StepView;
  fields: FieldView[];
  outputFields: Field[];
  /** What came back; a find-or-create is run twice. */
  runs: (TestRun | StepFailure)[];
}

export interface Sheet {
  label: string;
  findings: PlacedFinding[];
  steps: SheetStep[];
}

/** What Zapier's own checks find, as far as they can be decided here. */
export const findingsIn = ({ zapier }: OpenedApp): PlacedFinding[] =>
  checks.flatMap(({ code, level, findings }) =>
    findings(zapier.definition).map((finding) => ({ code, level, ...finding })),
  );

const sheetStep = async (app: OpenedApp, step: StepView): Promise<SheetStep> => {
  const input = await exampleOf(app, step);
  const runs: SheetStep['runs'] = [];
  for (let left = step.kind === 'searchOrCreates' ? 2 : 1; left > 0; left -= 1)
    runs.push(
      await runStep(app, step, input).catch((error: unknown) => {
        if (error instanceof StepFailure) return error;
        throw error;
      }),
    );
  const place = step.parts.at(-1) ?? 'triggers.none';
  const outputFields = await app.zapier.form(place).outputFields(input);
  return { step, fields: await fieldsOf(app, step), outputFields, runs };
};

/** Runs every visible step once. It writes: give it an app of its own. */
export const sheetOf = async (app: OpenedApp): Promise<Sheet> => {
  const label = await app.zapier.connect().then(
    ({ results }) => results,
    (error: Error) => error.message,
  );
  const steps: SheetStep[] = [];
  for (const step of app.view.steps.filter(({ isHidden }) => !isHidden))
    steps.push(await sheetStep(app, step));
  return { label, findings: findingsIn(app), steps };
};
