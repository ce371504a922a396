import { isDeepStrictEqual } from 'node:util';
import {
  type FindOrCreate,
  findOrCreates,
  inputFields,
  isVisible,
  type Step,
  steps,
} from '../../checks/places.ts';
import type { AppDefinition, Field } from '../../sandbox/zapier/app_definition.ts';

/** An app whose steps are shown: its product's name, and what Zapier knows of it. */
export interface StepSource {
  name: string;
  definition: AppDefinition;
}

const KINDS = { triggers: 'Trigger', creates: 'Action', searches: 'Search' };

// The platform also takes a list, of values alone or with their labels.
const choiceOf = (choice: unknown): [string, string] =>
  typeof choice === 'object' && choice !== null && 'value' in choice && 'label' in choice
    ? [String(choice.value), String(choice.label)]
    : [String(choice), String(choice)];

/** The choices of a field as value and meaning; none for a free field or a dropdown. */
export const choicesOf = ({ choices }: Field): [string, string][] => {
  if (Array.isArray(choices)) return choices.map(choiceOf);
  if (typeof choices !== 'object' || choices === null) return [];
  return Object.entries(choices).map(([value, meaning]) => [value, String(meaning)]);
};

const typeText = ({ type = 'string', list }: Field): string => (list ? `${type}, a list` : type);

const oneLine = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

const choicesText = (field: Field): string => {
  const choices = choicesOf(field).map(([value, meaning]) => `\`${value}\` ${meaning}`);
  return choices.length > 0 ? ` One of: ${choices.join('; ')}.` : '';
};

const fieldRow = (field: Field): string => {
  const example = field.placeholder ? ` Example: \`${field.placeholder}\`.` : '';
  const help = oneLine(`${field.helpText ?? ''}${example}${choicesText(field)}`);
  const mark = field.required ? 'required' : 'optional';
  return `| \`${field.key}\` | ${field.label ?? ''} | ${typeText(field)} | ${mark} | ${help} |`;
};

const TABLE_HEAD = '| input | label | type | | help |\n| --- | --- | --- | --- | --- |';

const fieldsOf = (step: Step): Field[] => inputFields(step).map(({ field }) => field);

/** The inputs of a step; those that are word for word the inputs of a step before it, by name. */
const inputText = (step: Step, before: Step[]): string => {
  const rows = fieldsOf(step).map((field) => {
    const row = fieldRow(field);
    const same = before.find((other) => fieldsOf(other).map(fieldRow).includes(row));
    return { row, key: `\`${field.key}\``, from: same?.display.label };
  });
  if (rows.length === 0) return 'No input.';
  const own = rows.filter(({ from }) => from === undefined).map(({ row }) => row);
  const shared = [...Map.groupBy(rows, ({ from }) => from)].flatMap(([from, same]) =>
    from === undefined ? [] : `As in ${from}: ${same.map(({ key }) => key).join(', ')}.`,
  );
  const table = own.length > 0 ? [[TABLE_HEAD, ...own].join('\n')] : [];
  return [...table, ...shared].join('\n\n');
};

const sampleOf = ({ operation }: Step): object => operation.sample ?? {};

const jsonText = (sample: object): string =>
  `\`\`\`json\n${JSON.stringify(sample, null, 2)}\n\`\`\``;

/** What a sample holds that another one does not; all of it when it lacks a part of the other. */
const beyond = (sample: object, other: object): object => {
  if (!Object.keys(other).every((key) => key in sample)) return sample;
  const differs = ([key, value]: [string, unknown]) =>
    !isDeepStrictEqual(value, Reflect.get(other, key));
  return Object.fromEntries(Object.entries(sample).filter(differs));
};

/** What a step returns; of a sample that a step before it has, only what is new. */
const sampleText = (step: Step, before: Step[]): string => {
  const sample = sampleOf(step);
  const size = Object.keys(sample).length;
  for (const other of before) {
    const rest = beyond(sample, sampleOf(other));
    const returns = `Returns the sample of ${other.display.label}`;
    if (Object.keys(rest).length === 0) return `${returns}.`;
    if (Object.keys(rest).length < size / 2) return `${returns}, with\n\n${jsonText(rest)}`;
  }
  return jsonText(sample);
};

const stepText = (
  step: Step,
  before: Step[],
): string => `### ${KINDS[step.kind]}: ${step.display.label}

Key \`${step.key}\`. ${step.display.description}

${inputText(step, before)}

${sampleText(step, before)}`;

const findOrCreateText = ({ display, search, create }: FindOrCreate): string =>
  `### Search or action: ${display.label}

${display.description} It takes the inputs of \`${search}\` and \`${create}\`.`;

const appText = ({ name, definition }: StepSource): string => {
  const visible = steps(definition).filter(isVisible);
  return [
    `## ${name}`,
    ...visible.map((step, index) => stepText(step, visible.slice(0, index))),
    ...findOrCreates(definition).map(findOrCreateText),
  ].join('\n\n');
};

/** The page of all that users and AI agents get to read of the steps. */
export const stepTextsPage = (apps: StepSource[]): string =>
  `# What a user or an AI reads of each step

<!-- Made by \`npm run docs\` from the built apps: change the steps, not this page. -->

An AI agent that builds a Zap, or calls a step through Zapier, reads these words and no others: the key, the label, the description, the inputs with their help and choices, and the sample of what comes back. What a step shares with one before it in its app stands there.

${apps.map(appText).join('\n\n')}
`;
