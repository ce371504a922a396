import { observed, type SeenCall } from '../sandbox/offices/seen.ts';
import type { Field } from '../sandbox/zapier/app_definition.ts';
import type { FieldView } from '../sandbox/zapier/field_view.ts';
import { type Filled, inputOf, missingFields, queryOf } from '../sandbox/zapier/filled_form.ts';
import type { Dropdown } from '../sandbox/zapier/form.ts';
import { type TestRun, testStep } from '../sandbox/zapier/step_test.ts';
import { StepFailure } from '../sandbox/zapier.ts';

import { exampleOf, type OpenedApp, type PlacedFinding } from './opened_app.ts';
import type { StepView } from './view.ts';

/** A field with what its dropdown offers now, and what the checks found there. */
export interface ShownField extends Dropdown {
  field: FieldView;
  findings: PlacedFinding[];
}

/** What a test of a step came to. */
export interface StepResult {
  outcome: TestRun | StepFailure;
  calls: SeenCall[];
}

/** A step with its form, filled in as far as it is. */
export interface ShownStep {
  step: StepView;
  filled: Filled;
  fields: ShownField[];
  outputFields: Field[];
  /** Required fields that were blank when the test was wanted: the editor lets none run then. */
  missing: string[];
  result: StepResult | null;
  /** The query that fills in an example. */
  example: string;
  /** Why the form could not be made. */
  failure: StepFailure | null;
}

const shownFields = async (app: OpenedApp, shown: ShownStep, fields: FieldView[]) => {
  const { step, filled } = shown;
  const form = app.zapier.form(step.parts);
  const input = inputOf(fields, filled);
  for (const field of fields) {
    const dropdown = await form.dropdown(field, input, filled.morePages(field));
    const places = step.parts.map((part) => `${part}.inputFields.${field.key}`);
    const findings = app.findings.filter(({ where }) => places.includes(where));
    shown.fields.push({ field, ...dropdown, findings });
  }
};

/** A step's form, filled in as far as the link or the user did; with a test of it only if asked. */
export const shownStep = async (
  app: OpenedApp,
  step: StepView,
  filled: Filled,
  isTest: boolean,
): Promise<ShownStep> => {
  const form = app.zapier.form(step.parts);
  const shown: ShownStep = {
    ...{ step, filled, fields: [], outputFields: [], missing: [] },
    ...{ result: null, example: '', failure: null },
  };
  try {
    const chosen = inputOf(await form.inputFields(), filled);
    const fields = await form.inputFields(chosen);
    const input = inputOf(fields, filled);
    if (isTest) shown.missing = missingFields(fields, input).map(({ label }) => label);
    if (isTest && shown.missing.length === 0)
      shown.result = await observed(app.office, () => testStep(app.zapier, step, input));
    await shownFields(app, shown, fields);
    shown.outputFields = await form.outputFields(input);
    shown.example = queryOf(await exampleOf(app, step));
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    shown.failure = error;
  }
  return shown;
};
