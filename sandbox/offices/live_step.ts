import type { Field } from '../zapier/app_definition.ts';
import { type TestRun, testStep } from '../zapier/editor_test.ts';
import type { FieldView } from '../zapier/field_view.ts';
import type { Result, StepFailure } from '../zapier.ts';
import { exampleInput } from './example.ts';
import type { PlacedStep } from './filled_step.ts';
import { observed } from './record_verdicts.ts';

/** A step, where it runs, and the sample that its app declares. */
type SampledStep = PlacedStep & { step: { sample: unknown } };

/** A step with its form, and what really came back. */
export interface LiveStep {
  fields: FieldView[];
  outputFields: Field[];
  /** A find-or-create is run twice. */
  runs: (TestRun | StepFailure)[];
}

/** An input with which a step works in its office. */
export const exampleOf = ({ zapier, office, step }: SampledStep): Promise<Result> => {
  const known = office?.examples[step.parts.join()] ?? {};
  const isLean = step.kind === 'triggers' || Object.keys(known).length > 0;
  return exampleInput({ form: zapier.form(step.parts), sample: step.sample, known, isLean });
};

/** Runs a step with a fitting example. It writes. */
export const liveStep = async (at: SampledStep): Promise<LiveStep> => {
  const { zapier, step } = at;
  const input = await exampleOf(at);
  const form = zapier.form(step.parts);
  const runs: LiveStep['runs'] = [];
  for (let left = step.kind === 'searchOrCreates' ? 2 : 1; left > 0; left -= 1)
    runs.push((await observed(null, () => testStep(zapier, step, input))).outcome);
  const fields = await form.inputFields();
  return { fields, outputFields: await form.outputFields(input), runs };
};

/** What the connection of an app is called; or why it does not connect. */
export const labelOf = ({ zapier }: Pick<PlacedStep, 'zapier'>): Promise<string> =>
  zapier.connect().then(
    ({ results }) => results,
    (error: Error) => error.message,
  );
