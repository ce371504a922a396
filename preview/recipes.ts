import { readFileSync } from 'node:fs';
import { addressOf, inventedName } from '../sandbox/offices/office.ts';
import type { Result } from '../sandbox/zapier.ts';
import type { OpenedApp } from './opened_app.ts';
import { type FieldView, fieldView, type StepView } from './view.ts';

/** A Zap that is ready to be switched on. */
export interface Recipe {
  title: string;
  /** What the Zap does, a line of Markdown for each of its steps; empty where no guide tells. */
  steps: string[];
  /** The step that runs here; all others are another app's. */
  step: StepView;
  input: Result;
}

/** The input fields of a step, those of a find-or-create without what both of its steps have. */
export const fieldsOf = async (
  { zapier }: OpenedApp,
  { parts }: StepView,
  input: Result = {},
): Promise<FieldView[]> => {
  const fields = await Promise.all(parts.map((part) => zapier.form(part).inputFields(input)));
  const byKey = new Map(fields.flat().map((field) => [field.key, fieldView(field)]));
  return [...byKey.values()];
};

const chosenIn = (section: string, fields: FieldView[]): Result =>
  Object.fromEntries(
    fields.flatMap(({ key, label, choices, isList }) => {
      const cell = section.match(new RegExp(`^\\| \\*${label}\\* \\| (.+) \\|$`, 'm'))?.[1] ?? '';
      const named = [...(cell.split(';')[0] ?? '').matchAll(/`([^`]+)`/g)].map(
        ([, value]) => value,
      );
      const values = choices.map(({ value }) => value).filter((value) => named.includes(value));
      return values.length > 0 ? [[key, isList ? values : values[0]]] : [];
    }),
  );

const recipeIn = async (app: OpenedApp, section: string): Promise<Recipe[]> => {
  const steps = [...section.matchAll(/^\d+\. (.+)$/gm)].map(([, line = '']) => line);
  const labels = steps.flatMap((line) => /^\*\*(.+)\*\*$/.exec(line)?.[1] ?? []);
  const step = app.view.steps.find(({ label, isHidden }) => label === labels[0] && !isHidden);
  const title = /^\d+\. (.+)/.exec(section)?.[1] ?? '';
  if (step === undefined) return [];
  const input = step.kind === 'triggers' ? chosenIn(section, await fieldsOf(app, step)) : {};
  return [{ title, steps, step, input }];
};

/** What a trigger needs at least: everything that is required, any of its choices. */
const anyOf = (fields: FieldView[]): Result =>
  Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map(({ key, isList, choices }) => {
        const values = choices.map(({ value }) => value);
        return [key, isList ? values : values[0]];
      }),
  );

/** The Zaps of the guide, for the app that it is about; for others one for each trigger. */
export const recipesOf = async (app: OpenedApp): Promise<Recipe[]> => {
  if (app.name === 'instant-compliance') {
    const sections = readFileSync('docs/recipes.md', 'utf8').split(/^## /m).slice(1);
    return (await Promise.all(sections.map((section) => recipeIn(app, section)))).flat();
  }
  const triggers = app.view.steps.filter(
    ({ kind, isHidden, isHook }) => kind === 'triggers' && !isHidden && !isHook,
  );
  const ready = triggers.map(async (step) => {
    const input = anyOf(await fieldsOf(app, step));
    return { title: step.label, steps: [], step, input };
  });
  return Promise.all(ready);
};

/** An invented contact, as a CRM would send it; the n-th one, with an address that is none if asked. */
export const contact = (n: number, hasBadAddress: boolean): Result => {
  const fullName = inventedName(n + 20);
  const email = hasBadAddress ? 'no address given' : addressOf(fullName);
  return { externalId: `hubspot:${77_120_034 + n}`, fullName, email };
};
