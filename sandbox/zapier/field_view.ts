import type { Field } from './app_definition.ts';
import { titled } from './data_panel.ts';

/** A value that a dropdown offers, and what it is called. */
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
  choices: Choice[];
  /** Whether a hidden trigger or a function fills a dropdown. */
  isAsked: boolean;
  /** The trigger that does, with the keys of value and label: `customer_list.id.name`. */
  dynamic: string;
  /** The name of the step that can look a value up; empty without one. */
  search: string;
  children: FieldView[];
  group: string;
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

const isMade = ({ choices }: Field): boolean =>
  typeof choices === 'object' && choices !== null && 'perform' in choices;

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
  choices: fixedChoices(field),
  isAsked: field.dynamic !== undefined || isMade(field),
  dynamic: field.dynamic ?? '',
  search: titled(field.search?.split('.')[0] ?? ''),
  children: (field.children ?? []).map(fieldView),
  group: field.group ?? '',
});
