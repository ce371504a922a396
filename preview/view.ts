import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';

export interface Choice {
  value: string;
  label: string;
}

/** What fills a dropdown: a hidden trigger, or a function of the field itself. */
export type ChoiceSource =
  | { kind: 'trigger'; trigger: string; valueKey: string; labelKey: string }
  | { kind: 'function' };

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
  source: ChoiceSource | null;
  /** The step that can look a value up; empty without one. */
  search: string;
  children: FieldView[];
  group: string;
}

/** A trigger, an action, a search, or a find-or-create. */
export interface StepView {
  kind: 'triggers' | 'creates' | 'searches' | 'searchOrCreates';
  key: string;
  label: string;
  description: string;
  isHidden: boolean;
  isHook: boolean;
  groups: { key: string; label: string; isFolded: boolean }[];
  sample: unknown;
  /** The steps whose forms make up this one: itself, or a search and an action. */
  parts: `${'triggers' | 'creates' | 'searches'}.${string}`[];
}

export interface AppView {
  connection: FieldView[];
  steps: StepView[];
}

const titled = (key: string): string =>
  key
    .replace(/(?:__|\[\]|[_\s])+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
    .trim();

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

const sourceOf = ({ dynamic, choices }: Field): ChoiceSource | null => {
  const [trigger, valueKey = 'id', labelKey = valueKey] = dynamic?.split('.') ?? [];
  if (trigger !== undefined) return { kind: 'trigger', trigger, valueKey, labelKey };
  const isMade = typeof choices === 'object' && choices !== null && 'perform' in choices;
  return isMade ? { kind: 'function' } : null;
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
  source: sourceOf(field),
  search: field.search?.split('.')[0] ?? '',
  children: (field.children ?? []).map(fieldView),
  group: field.group ?? '',
});

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
    const parts: StepView['parts'] = [`searches.${pair.search}`, `creates.${pair.create}`];
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

/** One line of the editor's data panel. */
export interface OutputRow {
  key: string;
  label: string;
  value: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The values of a record by their paths: `aml__status`, and `items[]name` for line items. */
const flat = (record: object, prefix = ''): [string, unknown][] =>
  Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    if (isRecord(value)) return flat(value, `${path}__`);
    if (!Array.isArray(value) || !value.some(isRecord)) return [[path, value]];
    const keys = [...new Set(value.filter(isRecord).flatMap(Object.keys))];
    return keys.map((child) => [`${path}[]${child}`, value.map((item) => item[child])]);
  });

const declaredPaths = (fields: Field[], prefix = ''): [string, string][] =>
  fields.flatMap(({ key, label, children = [] }) => {
    const path = key.startsWith(prefix) ? key : prefix + key;
    const below = declaredPaths(children, `${path}[]`);
    return below.length > 0 ? below : [[path, label ?? titled(path)] satisfies [string, string]];
  });

/** A record as the data panel shows it: declared fields in their order, then whatever else came. */
export const outputRows = (fields: Field[], record: unknown): OutputRow[] => {
  const values = new Map(isRecord(record) ? flat(record) : []);
  const labels = new Map(declaredPaths(fields));
  return [...new Set([...labels.keys(), ...values.keys()])].map((key) => ({
    key,
    label: labels.get(key) ?? titled(key),
    value: textOf(values.get(key)),
  }));
};

/** What a person would call a record: its name, address or label; else its id. */
export const nameOf = (record: Record<string, unknown>): string => {
  const named = ['full_name', 'name', 'legal_name', 'label', 'title', 'email', 'client_id', 'id'];
  const name = named.map((key) => record[key]).find((value) => textOf(value) !== '');
  return textOf(name) || 'a record without a name';
};
