import { readFileSync } from 'node:fs';
import { anyChoice } from '../sandbox/offices/example.ts';
import type { FieldView } from '../sandbox/zapier/field_view.ts';
import type { Result } from '../sandbox/zapier.ts';
import type { OpenedApp } from './opened_app.ts';
import type { StepView } from './view.ts';

/** A Zap that is ready to be switched on. */
export interface Recipe {
  title: string;
  /** What the Zap does, a line of Markdown for each of its steps. */
  steps: string[];
  /** The step that runs here; all others are another app's. */
  step: StepView;
  input: Result;
}

// The guides to the sister apps have no such tables.
const GUIDES = new Map([['instant-compliance', 'docs/recipes.md']]);

/** What a section of a guide chooses in its tables, such as `VERIFIED`; further advice left out. */
const chosenIn = (section: string, fields: FieldView[]): Result =>
  Object.fromEntries(
    fields.flatMap(({ key, label, choices, isList }) => {
      const [cell = ''] = section.match(new RegExp(`^\\| \\*${label}\\* \\|[^;|]+`, 'm')) ?? [];
      const values = choices.map(({ value }) => value).filter((one) => cell.includes(`\`${one}\``));
      return values.length > 0 ? [[key, isList ? values : values[0]]] : [];
    }),
  );

/** What a trigger needs at least: one of the choices of whatever is required. */
const needed = (fields: FieldView[]): Result =>
  Object.fromEntries(
    fields.flatMap((field) => (field.isRequired ? [[field.key, anyChoice(field)]] : [])),
  );

const recipesIn = (guide: string, steps: StepView[]) =>
  readFileSync(guide, 'utf8')
    .split(/^## \d+\. /m)
    .flatMap((section) => {
      const lines = [...section.matchAll(/^\d+\. (.+)$/gm)].map(([, line = '']) => line);
      const step = steps.find(({ label }) => lines.includes(`**${label}**`));
      const [title = ''] = section.split('\n');
      if (step === undefined) return [];
      // An action is filled by whatever starts its Zap.
      const choose = step.kind === 'triggers' ? chosenIn.bind(null, section) : () => ({});
      return [{ title, steps: lines, step, choose }];
    });

/** The Zaps of a guide whose fields stand in tables; for every other app one for each trigger. */
export const recipesOf = ({ name, view, zapier }: OpenedApp): Promise<Recipe[]> => {
  const visible = view.steps.filter(({ isHidden, isHook }) => !isHidden && !isHook);
  const triggers = visible.filter(({ kind }) => kind === 'triggers');
  const guide = GUIDES.get(name);
  const ready = guide
    ? recipesIn(guide, visible)
    : triggers.map((step) => ({ title: step.label, steps: [], step, choose: needed }));
  return Promise.all(
    ready.map(async ({ choose, ...recipe }) => ({
      ...recipe,
      input: choose(await zapier.form(recipe.step.parts).inputFields()),
    })),
  );
};
