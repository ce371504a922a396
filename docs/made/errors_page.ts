import type { AnswerRow, ErrorTable } from '../../kit/errors/error_table.ts';
import type { Consequence } from '../../kit/errors/problem.ts';
import { problems } from '../../kit/errors/sentences.ts';
import { AGAIN } from '../../kit/steps/perform.ts';
import { raisedProblems } from './raised_problems.ts';

/** What the page about the errors of an app is made of. */
export interface ErrorSource {
  /** The product's name. */
  vendor: string;
  /** Where its built app is. */
  appPath: string;
  /** The file that the table stands in. */
  file: string;
  errorTable: ErrorTable;
  /** What users call the kinds of calls that rows are about. */
  steps: Record<string, string>;
  /** The app's own words for what the next check of a trigger brings. */
  nextCheck?: string;
}

const WHAT_ZAPIER_DOES: Record<Consequence, string> = {
  halt: 'stops this run; the Zap stays on',
  reconnect: 'holds the runs and mails you to connect again',
  refresh: 'asks for a new session and runs the step again',
  wait: 'runs the step again after the wait',
  fail: 'marks the run as failed; an action or a search can be replayed',
};

// What a user sees in these places depends on the run.
const FILLED_IN: Record<string, string> = {
  again: '*(what to do next)*',
  request: '',
  sentences: '*(each wrong field and what is allowed in it)*',
};

const readable = (message: string, vendor: string): string =>
  message.replace(
    /\{(\w+)\}/g,
    (_, name: string) => ({ ...FILLED_IN, vendor })[name] ?? `*(${name})*`,
  );

const tableOf = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const statusText = ({ status }: AnswerRow): string => {
  if (status === 'server') return '500 and above';
  return status === 'other' ? 'anything else' : String(status);
};

const answerRow = (row: AnswerRow, { vendor, steps }: ErrorSource): string[] => [
  statusText(row),
  row.code ? `\`${row.code}\`` : 'any',
  row.calls?.map((call) => steps[call] ?? call).join(', ') ?? 'all',
  WHAT_ZAPIER_DOES[row.consequence],
  readable(row.message, vendor),
];

const PLACES = { create: 'action', editor: 'the editor, and the switch-on of a Zap' };

const placesOf = ({ nextCheck }: ErrorSource): string[][] =>
  Object.entries({ ...AGAIN, ...(nextCheck ? { trigger: nextCheck } : {}) }).map(([kind, text]) => [
    new Map(Object.entries(PLACES)).get(kind) ?? kind,
    text,
  ]);

const ANSWER_HEAD = ['HTTP status', 'code', 'steps', 'what Zapier does', 'what you read'];

const problemRows = ({ vendor, appPath }: ErrorSource): string[][] => {
  const raised = raisedProblems(appPath);
  return Object.entries(problems)
    .filter(([code]) => raised.has(code))
    .map(([, { consequence, message }]) => [
      WHAT_ZAPIER_DOES[consequence],
      readable(message, vendor),
    ]);
};

/** The page about the errors of an app, made of the tables that the app itself uses. */
export const errorsPage = (source: ErrorSource): string =>
  `# ${source.vendor}: errors and what to do

<!-- Made by \`npm run docs\` from ${source.file} and kit/errors/sentences.ts: change those, not this page. -->

When a step fails, Zapier shows one of these sentences; each says what to do. A trigger that *failed* checks again by itself. An action or a search that *failed* can be replayed from the history of the Zap, and replaying is safe: nothing is done twice. But an action then sends the values of that run: look first whether they are still right. A run that *stopped* needs a correction first, in the Zap or in your CRM. A number at the end, such as (Request 4f1c), helps the support of ${source.vendor} to find the call.

## When ${source.vendor} refuses

${tableOf(
  ANSWER_HEAD,
  source.errorTable.map((row) => answerRow(row, source)),
)}

## When something else is wrong

${tableOf(['what Zapier does', 'what you read'], problemRows(source))}

## What to do next

${tableOf(['where it happened', 'what you read'], placesOf(source))}
`;
