import { observed } from '../sandbox/offices/seen.ts';
import type { Field } from '../sandbox/zapier/app_definition.ts';
import type { FieldView } from '../sandbox/zapier/field_view.ts';
import { type TestRun, testStep } from '../sandbox/zapier/step_test.ts';
import type { StepFailure } from '../sandbox/zapier.ts';
import { exampleOf, type OpenedApp } from './opened_app.ts';
import type { StepView } from './view.ts';

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
  steps: SheetStep[];
}

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
  const fields = await form.inputFields();
  return { step, fields, outputFields: await form.outputFields(input), runs };
};

/** Runs every visible step once. It writes: give it an app of its own. */
export const sheetOf = async (app: OpenedApp): Promise<Sheet> => {
  const shown = app.view.steps.filter(({ isHidden }) => !isHidden);
  const steps = new Map<StepView, SheetStep>();
  // A find-or-create goes first: later, its example would be there already.
  for (const step of shown.toSorted((a, b) => b.parts.length - a.parts.length))
    steps.set(step, await sheetStep(app, step));
  return { label: await labelOf(app), steps: shown.flatMap((step) => steps.get(step) ?? []) };
};
