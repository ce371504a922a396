import type { Step } from '../../checks/places.ts';
import type { App } from '../../release/apps.ts';
import { homesOf, type Place } from './place.ts';

const WORDS = { triggers: 'trigger', creates: 'create', searches: 'search' };
const SHOWN = { triggers: 'trigger', creates: 'action', searches: 'search' };

const firstCells = (text: string): string[] =>
  text.split('\n').map((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? '');

/** The steps that the table of a README names, as `Find Customer (search)`. */
export const stepsNamedIn = (text: string): string[] =>
  firstCells(text).flatMap((cell) => {
    const [, labels = '', word = ''] =
      /^(.+) \((trigger|action|search)(?:e?s)?\)$/.exec(cell) ?? [];
    return word === '' ? [] : labels.split(', ').map((label) => `${label} (${word})`);
  });

/** How the table of a README names a step. */
export const nameOfStep = ({ kind, display }: Step): string => `${display.label} (${SHOWN[kind]})`;

const guidePlaces = (label: string, isTrigger: boolean): Place[] => {
  const says = (text: string) => firstCells(text).some((cell) => cell.includes(`**${label}**`));
  return [
    { file: 'docs/connect.md', put: `a row of **${label}** with the scopes it needs`, says },
    { file: 'docs/privacy.md', put: `a row of **${label}** with the fields it is given`, says },
    { file: 'docs/review.md', put: `a row on how to try **${label}**`, says },
    ...(isTrigger ? [{ file: 'docs/when.md', put: `a row on when **${label}** fires`, says }] : []),
  ];
};

/** Every file that must name a visible step of an app. */
export const placesOfStep = (app: App, step: Step): Place[] => {
  const { key, kind, display } = step;
  const { own, sandbox, faults, isFlagship } = homesOf(app);
  const label = display.label ?? '';
  const word = WORDS[kind];
  const quoted = (text: string) => new RegExp(`\\b${key}\\b`).test(text);
  return [
    { file: own(`${kind}/${key}.ts`), put: 'the step itself', says: quoted },
    {
      file: own('README.md'),
      put: `a row of "${nameOfStep(step)}" in the table of steps`,
      says: (text) => stepsNamedIn(text).includes(nameOfStep(step)),
    },
    {
      file: own('CHANGELOG.md'),
      put: `"- Add ${word}/${key}: …" under the next version`,
      says: (text) => text.includes(`${word}/${key}`),
    },
    { file: faults, put: `${key} in STEPS: how it is run while its vendor fails`, says: quoted },
    {
      file: `${sandbox}/welcome.ts`,
      put: `a line of \`invokeLine('${word} ${key}')\``,
      says: (text) => text.includes(`'${word} ${key}'`),
    },
    {
      file: 'docs/step_texts.md',
      put: 'nothing by hand: run `npm run docs`',
      says: (text) => text.includes(`Key \`${key}\``),
    },
    ...(isFlagship ? guidePlaces(label, kind === 'triggers') : []),
  ];
};
