import { observed } from '../sandbox/offices/seen.ts';
import { StepFailure } from '../sandbox/zapier.ts';
import { exampleOf } from './example.ts';
import { type Filled, inputOf, missingFields, queryOf } from './form.ts';
import type { OpenedApp } from './opened_app.ts';
import type { ShownField } from './pages/field.ts';
import type { ShownStep } from './pages/step.ts';
import { fieldsOf } from './recipes.ts';
import { runStep } from './run_step.ts';
import { findingsIn } from './sheet.ts';
import type { Choice, FieldView, StepView } from './view.ts';

interface Options {
  options: Choice[];
  hasMore: boolean;
  trouble: string;
}

type Input = Record<string, unknown>;

/** The choices of a hidden trigger, page after page as far as the user asked. */
const listedOptions = async (
  app: OpenedApp,
  field: FieldView,
  input: Input,
  pages: number,
): Promise<Options> => {
  const { source } = field;
  if (source?.kind !== 'trigger') return { options: field.choices, hasMore: false, trouble: '' };
  const options: Choice[] = [];
  const canPage = app.zapier.definition.triggers[source.trigger]?.operation.canPaginate === true;
  let isLast = false;
  for (let page = 0; page <= pages && !isLast; page += 1) {
    const { results } = await app.zapier.dropdown(source.trigger, page, input);
    for (const one of results) {
      const value = String(one[source.valueKey] ?? '');
      options.push({ value, label: String(one[source.labelKey] || value) });
    }
    isLast = !canPage || results.length === 0;
  }
  return { options, hasMore: !isLast, trouble: '' };
};

/** The choices that a function of the field gives. */
const madeOptions = async (
  app: OpenedApp,
  { parts }: StepView,
  field: FieldView,
  input: Input,
  pages: number,
): Promise<Options> => {
  const options: Choice[] = [];
  let token: string | undefined;
  for (let page = 0; page <= pages; page += 1) {
    const made = await app.zapier
      .form(parts[0] ?? 'triggers.none')
      .choices(field.key, input, token);
    options.push(...made.choices.map(({ id, label }) => ({ value: id, label })));
    token = made.nextToken ?? undefined;
    if (token === undefined) break;
  }
  return { options, hasMore: token !== undefined, trouble: '' };
};

const optionsOf = (
  app: OpenedApp,
  step: StepView,
  field: FieldView,
  input: Input,
  pages: number,
): Promise<Options> => {
  const wanted =
    field.source?.kind === 'function'
      ? madeOptions(app, step, field, input, pages)
      : listedOptions(app, field, input, pages);
  return wanted.catch((error: Error) => ({ options: [], hasMore: false, trouble: error.message }));
};

/** A step's form, filled in as far as the link or the user did. Runs nothing but its dropdowns. */
export const shownStep = async (
  app: OpenedApp,
  step: StepView,
  filled: Filled,
): Promise<ShownStep> => {
  const base = { step, filled, missing: [], result: null, failure: null };
  try {
    const first = inputOf(await fieldsOf(app, step), filled);
    const views = await fieldsOf(app, step, first);
    const input = inputOf(views, filled);
    const findings = findingsIn(app);
    const fields: ShownField[] = [];
    for (const field of views) {
      const options = await optionsOf(app, step, field, input, filled.morePages(field));
      const here = findings.filter(({ where }) =>
        step.parts.some((part) => where === `${part}.inputFields.${field.key}`),
      );
      fields.push({ field, ...options, findings: here });
    }
    const outputFields = await app.zapier
      .form(step.parts.at(-1) ?? 'triggers.none')
      .outputFields(input);
    return { ...base, fields, outputFields, example: queryOf(await exampleOf(app, step)) };
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    return { ...base, fields: [], outputFields: [], example: '', failure: error };
  }
};

/** The same, after a test of the step; with a required field blank there is no test. */
export const testStep = async (
  app: OpenedApp,
  step: StepView,
  filled: Filled,
): Promise<ShownStep> => {
  const before = await fieldsOf(app, step, inputOf(await fieldsOf(app, step), filled));
  const input = inputOf(before, filled);
  const missing = missingFields(before, input).map(({ label }) => label);
  const result =
    missing.length > 0 ? null : await observed(app.office, () => runStep(app, step, input));
  return { ...(await shownStep(app, step, filled)), missing, result };
};
