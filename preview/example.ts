import type { Result } from '../sandbox/zapier.ts';
import type { OpenedApp } from './opened_app.ts';
import { fieldsOf } from './recipes.ts';
import type { FieldView, StepView } from './view.ts';

// What no sample tells: people who are in the sandboxes and fit the step.
const KNOWN: Record<string, Result> = {
  'instant-compliance creates.update_customer': {
    customerId: 'hubspot:90501846',
    phone: '+61491570156',
  },
  'instant-compliance searches.find_customer': { externalId: 'hubspot:90412277' },
  'instant-compliance searches.find_aml_status': { customerId: 'hubspot:90412277' },
  'bultra creates.update_individual': { customerId: 'cust_51600085', individualId: 'ind_804417' },
  'bultra searches.find_individual': { customerId: 'cust_51600085', individualId: 'ind_804417' },
  'bultra searches.find_customer': { customerId: 'cust_51600027' },
};

const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The values of the step's sample by their keys, those below others too. */
const sampleValues = (sample: unknown): Map<string, unknown> => {
  const values = new Map<string, unknown>();
  if (typeof sample !== 'object' || sample === null) return values;
  for (const [key, value] of Object.entries(sample)) {
    if (typeof value === 'string') values.set(key, value);
    else
      for (const [below, one] of sampleValues(value))
        if (!values.has(below)) values.set(below, one);
  }
  return values;
};

const firstOption = async ({ zapier }: OpenedApp, { source }: FieldView, input: Result) => {
  if (source?.kind !== 'trigger') return undefined;
  const page = await zapier.dropdown(source.trigger, 0, input).catch(() => undefined);
  const [first] = page?.results ?? [];
  return first?.[source.valueKey];
};

const valueFor = async (
  app: OpenedApp,
  field: FieldView,
  input: Result,
  sample: Map<string, unknown>,
) => {
  const { key, isRequired, isList, choices, source } = field;
  const values = choices.map(({ value }) => value);
  if (values.length > 0) return isRequired ? (isList ? values : values[0]) : undefined;
  if (source)
    return isRequired || Object.keys(input).length === 0
      ? firstOption(app, field, input)
      : undefined;
  return sample.get(snakeCase(key));
};

/** An input with which a step works in its sandbox: from the step's sample and its dropdowns. */
export const exampleOf = async (app: OpenedApp, step: StepView): Promise<Result> => {
  const input: Result = { ...KNOWN[`${app.name} ${step.parts.join()}`] };
  if (step.kind === 'searches' && Object.keys(input).length > 0) return input;
  const sample = sampleValues(step.sample);
  for (const field of await fieldsOf(app, step)) {
    if (field.key in input || /idempotency/i.test(field.key)) continue;
    if (step.kind === 'triggers' && !field.isRequired) continue;
    const value = await valueFor(app, field, input, sample);
    if (value !== undefined && value !== null) input[field.key] = value;
  }
  return input;
};
