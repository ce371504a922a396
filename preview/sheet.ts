import { type Check, checks } from '../checks/registry.ts';
import { observed } from '../sandbox/offices/seen.ts';
import type { Field } from '../sandbox/zapier/app_definition.ts';
import { type TestRun, testStep } from '../sandbox/zapier/step_test.ts';
import type { StepFailure } from '../sandbox/zapier.ts';
import { exampleOf, type OpenedApp } from './opened_app.ts';
import { type FieldView, fieldViews, type StepView } from './view.ts';

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

/** What the connection is called; or why it does not connect. */
export const labelOf = ({ zapier }: OpenedApp): Promise<string> =>
  zapier.connect().then(
    ({ results }) => results,
    (error: Error) => error.message,
  );

const sheetStep = async (app: OpenedApp, step: StepView): Promise<SheetStep> => {
  const input = await exampleOf(app, step);
  const form = app.zapier.form(step.parts);
  const runs: SheetStep['runs'] = [];
  for (let left = step.kind === 'searchOrCreates' ? 2 : 1; left > 0; left -= 1)
    runs.push((await observed(null, () => testStep(app.zapier, step, input))).outcome);
  const fields = fieldViews(await form.inputFields());
  return { step, fields, outputFields: await form.outputFields(input), runs };
};

/** Runs every visible step once. It writes: give it an app of its own. */
export const sheetOf = async (app: OpenedApp): Promise<Sheet> => {
  const steps: SheetStep[] = [];
  for (const step of app.view.steps.filter(({ isHidden }) => !isHidden))
    steps.push(await sheetStep(app, step));
  return { label: await labelOf(app), findings: findingsIn(app), steps };
};
