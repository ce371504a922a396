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
export interface AgentSource {
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
  const help = oneLine(`${field.helpText ?? ''}${choicesText(field)}`);
  const mark = field.required ? 'required' : 'optional';
  return `| \`${field.key}\` | ${field.label ?? ''} | ${typeText(field)} | ${mark} | ${help} |`;
};

const fieldTable = (step: Step): string => {
  const fields = inputFields(step).map(({ field }) => field);
  if (fields.length === 0) return 'No input.';
  const head = '| input | label | type | | help |\n| --- | --- | --- | --- | --- |';
  return [head, ...fields.map(fieldRow)].join('\n');
};

const stepText = (step: Step): string => `### ${KINDS[step.kind]}: ${step.display.label}

Key \`${step.key}\`. ${step.display.description}

${fieldTable(step)}

\`\`\`json
${JSON.stringify(step.operation.sample ?? {}, null, 2)}
\`\`\``;

const findOrCreateText = ({ display, search, create }: FindOrCreate): string =>
  `### Search or action: ${display.label}

${display.description} It takes the inputs of \`${search}\` and \`${create}\`.`;

const appText = ({ name, definition }: AgentSource): string =>
  [
    `## ${name}`,
    ...steps(definition).filter(isVisible).map(stepText),
    ...findOrCreates(definition).map(findOrCreateText),
  ].join('\n\n');

/** The page of all that an AI agent gets to see of the steps. */
export const agentsPage = (apps: AgentSource[]): string =>
  `# What an AI agent sees

<!-- Made by \`npm run docs\` from the built apps: change the steps, not this page. -->

An agent that builds a Zap, or calls a step through Zapier, reads these words and no others: the key, the label, the description, the inputs with their help and choices, and the sample of what comes back.

${apps.map(appText).join('\n\n')}
`;
