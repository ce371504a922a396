import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';
import { titled } from '../sandbox/zapier/data_panel.ts';
import { isAsked, type StepPlace } from '../sandbox/zapier/form.ts';
import type { StepKind } from '../sandbox/zapier/step_test.ts';

export interface Choice {
  value: string;
  label: string;
}

/** One field of a form, as the editor shows it; texts are as the app wrote them. */
export interface FieldView {
  key: string;
  label: string;
  type: string;
  help: string;
  placeholder: string;
  /** What the editor fills in beforehand. */
  preset: string;
  isRequired: boolean;
  isList: boolean;
  isDict: boolean;
  /** Whether the form is asked for again when this changes. */
  altersForm: boolean;
  choices: Choice[];
  /** Whether a hidden trigger or a function fills a dropdown. */
  isAsked: boolean;
  /** The step that can look a value up; empty without one. */
  search: string;
  children: FieldView[];
  group: string;
}

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

const TRUE_OR_FALSE: Choice[] = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];

const fixedChoice = (choice: unknown): Choice => {
  if (typeof choice !== 'object' || choice === null)
    return { value: String(choice), label: String(choice) };
  const { value, label } = { value: '', label: '', ...choice };
  return { value: String(value), label: String(label || value) };
};

const fixedChoices = ({ type, choices }: Field): Choice[] => {
  if (Array.isArray(choices)) return choices.map(fixedChoice);
  if (typeof choices !== 'object' || choices === null || 'perform' in choices)
    return type === 'boolean' ? TRUE_OR_FALSE : [];
  return Object.entries(choices).map(([value, label]) => ({ value, label: String(label) }));
};

/** One input field as plain data, whatever of the platform's schema it uses. */
export const fieldView = (field: Field): FieldView => ({
  key: field.key,
  label: field.label ?? titled(field.key),
  type: field.type ?? 'string',
  help: field.helpText ?? '',
  placeholder: field.placeholder ?? '',
  preset: field.default ?? '',
  isRequired: field.required ?? false,
  isList: field.list ?? false,
  isDict: field.dict ?? false,
  altersForm: field.altersDynamicFields ?? false,
  choices: fixedChoices(field),
  isAsked: isAsked(field),
  search: field.search?.split('.')[0] ?? '',
  children: (field.children ?? []).map(fieldView),
  group: field.group ?? '',
});

/** Fields as plain data, in their order. */
export const fieldViews = (fields: Field[]): FieldView[] => fields.map(fieldView);

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
