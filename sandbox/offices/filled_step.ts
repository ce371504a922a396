import type { Field } from '../zapier/app_definition.ts';
import { type StepKind, type TestRun, testStep } from '../zapier/editor_test.ts';
import type { FieldView } from '../zapier/field_view.ts';
import { type Filled, inputOf, missingFields } from '../zapier/filled_form.ts';
import type { Dropdown, StepPlace } from '../zapier/form.ts';
import { StepFailure, type Zapier } from '../zapier.ts';
import type { Office } from './office.ts';
import { observed, type SeenCall } from './record_verdicts.ts';

/** A field with what it offers to choose from now. */
export interface OpenField extends Dropdown {
  field: FieldView;
}

/** A step's form, filled in as far as it is, and what a test of it came to. */
export interface FilledStep {
  filled: Filled;
  fields: OpenField[];
  outputFields: Field[];
  /** Labels of required fields that were blank when the test was wanted: none was run then. */
  missing: string[];
  result: { outcome: TestRun | StepFailure; calls: SeenCall[] } | null;
  /** Why the form could not be made. */
  failure: StepFailure | null;
}

/** A step of an app, and where it runs. */
export interface PlacedStep {
  zapier: Zapier;
  office: Office | null;
  step: { kind: StepKind; key: string; parts: StepPlace[] };
}

const fillStep = async (at: PlacedStep, filled: Filled, isTest: boolean, shown: FilledStep) => {
  const form = at.zapier.form(at.step.parts);
  const fields = await form.inputFields(inputOf(await form.inputFields(), filled));
  const input = inputOf(fields, filled);
  if (isTest) shown.missing = missingFields(fields, input).map(({ label }) => label);
  if (isTest && shown.missing.length === 0)
    shown.result = await observed(at.office, () => testStep(at.zapier, at.step, input));
  for (const field of fields) {
    const dropdown = await form.dropdown(field, input, filled.morePages(field));
    shown.fields.push({ field, ...dropdown });
  }
  shown.outputFields = await form.outputFields(input);
};

/** Opens a step's form, filled in with these values, as the editor does; tests the step only if asked. */
export const filledStep = async (
  at: PlacedStep,
  filled: Filled,
  isTest: boolean,
): Promise<FilledStep> => {
  const blank = { fields: [], outputFields: [], missing: [], result: null, failure: null };
  const shown: FilledStep = { filled, ...blank };
  try {
    await fillStep(at, filled, isTest, shown);
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    shown.failure = error;
  }
  return shown;
};
