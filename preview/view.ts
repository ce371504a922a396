import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { titled } from '../sandbox/zapier/data_panel.ts';
import type { StepKind } from '../sandbox/zapier/editor_test.ts';
import { type FieldView, fieldView } from '../sandbox/zapier/field_view.ts';
import type { StepPlace } from '../sandbox/zapier/form.ts';

/** A trigger, an action, a search, or a find-or-create. */
export interface StepView {
  kind: StepKind;
  key: string;
  label: string;
  description: string;
  isHidden: boolean;
  isHook: boolean;
  groups: { key: string; label: string; isFolded: boolean }[];
  sample: unknown;
  /** The steps whose forms make up this one: itself, or a search and an action. */
  parts: StepPlace[];
}

export interface AppView {
  connection: FieldView[];
  steps: StepView[];
}

type Declared = AppDefinition['triggers'][string];

const stepView = (kind: 'triggers' | 'creates' | 'searches', key: string, step: Declared) => ({
  kind,
  key,
  label: step.display.label ?? titled(key),
  description: step.display.description ?? '',
  isHidden: step.display.hidden ?? false,
  isHook: step.operation.type === 'hook',
  groups: step.operation.inputFieldGroups.map((group) => ({
    key: group.key,
    label: group.label ?? titled(group.key),
    isFolded: group.emphasize !== true,
  })),
  sample: step.operation.sample,
  parts: [`${kind}.${key}` as const],
});

const pairViews = (app: AppDefinition, steps: StepView[]): StepView[] =>
  Object.entries({ ...app.searchOrCreates, ...app.searchAndCreates }).map(([key, pair]) => {
    const parts: StepPlace[] = [`searches.${pair.search}`, `creates.${pair.create}`];
    const joined = steps.filter((step) => step.parts.some((part) => parts.includes(part)));
    return {
      kind: 'searchOrCreates',
      key,
      label: pair.display.label ?? titled(key),
      description: pair.display.description ?? '',
      isHidden: false,
      isHook: false,
      groups: joined.flatMap(({ groups }) => groups),
      sample: joined[0]?.sample,
      parts,
    };
  });

/** An app's definition as plain data: what the editor shows of it. */
export const appView = (app: AppDefinition): AppView => {
  const steps: StepView[] = (['triggers', 'creates', 'searches'] as const).flatMap((kind) =>
    Object.entries(app[kind]).map(([key, step]) => stepView(kind, key, step)),
  );
  const connection = (app.authentication?.fields ?? []).filter(({ computed }) => !computed);
  return {
    connection: connection.map(fieldView),
    steps: [...steps, ...pairViews(app, steps)],
  };
};
