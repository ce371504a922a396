import { leaks, privateTexts } from '../leaks.ts';
import type { Outcome } from './rig.ts';

/** What Zapier gives a step is 30 s, a process 512 MB. */
export const MOST_MS = 25_500;
export const MOST_MB = 300;

const CURATED = [
  'AppError',
  'HaltedError',
  'ExpiredAuthError',
  'RefreshAuthError',
  'ThrottledError',
];

/** What the user reads of an error: some of the platform's classes wrap it in JSON. */
export const sentenceOf = ({ ending }: Outcome): string => {
  const message = ending?.error?.message ?? '';
  return message.startsWith('{') ? String(Object(JSON.parse(message)).message) : message;
};

const isRaw = (text: string): boolean =>
  /[{}<\n]|undefined|\bE[A-Z]{4,}|went wrong in this Zapier app|Console logs/.test(text);

const isSurelyUndone = ({ scenario: { name } }: Outcome): boolean =>
  /^status 4/.test(name) && name !== 'status 408';

/** What is wrong with the message of a step that failed. */
const errorFaults = (outcome: Outcome): string[] => {
  const { scenario, step, ending, calls } = outcome;
  const { name } = ending?.error ?? { name: '' };
  const text = sentenceOf(outcome);
  const isWrong = scenario.ends === 'result' || (scenario.ends && !scenario.ends.test(text));
  const mayComeTwice = step.isUnguarded && name !== 'HaltedError' && !isSurelyUndone(outcome);
  return [
    ...(CURATED.includes(name) && !isRaw(text) ? [] : ['its error is not curated']),
    ...(isWrong ? ['it ends otherwise'] : []),
    ...(step.isUnguarded && calls > 1 ? ['its write was made twice'] : []),
    ...(mayComeTwice ? ['Zapier would make its write again'] : []),
  ];
};

const leaksOf = (outcome: Outcome): string[] => {
  const { app, secret, ending } = outcome;
  const shown = [
    { place: 'its log', text: ending?.log ?? '' },
    { place: 'its message', text: ending?.error?.message ?? '' },
  ];
  const secrets = [secret, ...app.people().flatMap(privateTexts)];
  return leaks(shown, secrets).map((place) => `${place} holds a key or a person`);
};

const faultsOf = (outcome: Outcome): string[] => {
  const { scenario, ending } = outcome;
  if (!ending) return ['no result and no error'];
  const isOdd = ending.error === undefined && scenario.ends !== 'result' && scenario.ends;
  return [
    ...(ending.error ? errorFaults(outcome) : []),
    ...(isOdd ? ['it ends with a result'] : []),
    ...(ending.ms > MOST_MS ? [`it takes ${Math.round(ending.ms / 1000)} s`] : []),
    ...(ending.peakMb > MOST_MB ? [`it takes ${Math.round(ending.peakMb)} MB`] : []),
    ...leaksOf(outcome),
  ];
};

/** The steps whose results differ from one run of a scenario to the next. */
export const unsteady = (outcomes: readonly Outcome[], scenario: string): string[] => {
  const digests = new Map<string, Set<string>>();
  for (const { app, step, scenario: met, ending } of outcomes) {
    if (met.name !== scenario) continue;
    const name = `${app.name}, ${step.name}`;
    digests.set(name, (digests.get(name) ?? new Set()).add(ending?.digest ?? 'none'));
  }
  return [...digests].flatMap(([name, found]) => (found.size > 1 ? name : []));
};

/** Whatever is wrong with how steps ended, a line for each. */
export const complaints = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((outcome) => {
    const { app, step, scenario } = outcome;
    const where = `${app.name}, ${step.name}, ${scenario.name}`;
    return faultsOf(outcome).map((fault) => `${where}: ${fault} (${sentenceOf(outcome)})`);
  });
