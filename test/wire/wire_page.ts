import { MOST_MB, MOST_MS } from './judge.ts';
import type { Outcome } from './rig.ts';

const tableOf = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const most = (outcomes: readonly Outcome[], of: 'ms' | 'peakMb'): number =>
  Math.max(0, ...outcomes.map(({ ending }) => ending?.[of] ?? 0));

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const groupsBy = (outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string) => {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const name = nameOf(outcome);
    groups.set(name, [...(groups.get(name) ?? []), outcome]);
  }
  return [...groups];
};

const countsOf = (outcomes: readonly Outcome[]): string[] => {
  const ended = outcomes.filter(({ ending }) => ending !== null);
  const failed = ended.filter(({ ending }) => ending?.error);
  return [ended.length - failed.length, failed.length].map(String);
};

/** The page that says what the scenarios came to; `faultCount` is what was found wrong. */
export const wirePage = (
  outcomes: readonly Outcome[],
  faultCount: number,
): string => `# What a bad wire does to a step

Each step of the three apps meets a vendor that breaks the rules of HTTP, in a process of its own, through the handler that production uses. \`npm run wire\` plays it and makes this page; \`npm test\` plays one scenario of each kind, in fast time. After the hostile calls come 1,000 good ones for each app in the same process: their results may not differ.

A step must end with a result or with a sentence of the app, in ${seconds(MOST_MS)} s and ${MOST_MB} MB at most. Nothing that it shows or logs may hold a key or a person. A write that must not be made twice reaches the vendor once, and halts unless the vendor refused it.

Found wrong: **${faultCount}**.

${tableOf(
  ['app', 'runs', 'longest (s)', 'most memory (MB)'],
  groupsBy(outcomes, ({ app }) => app.name).map(([name, of]) => [
    name,
    String(of.length),
    seconds(most(of, 'ms')),
    String(Math.round(most(of, 'peakMb'))),
  ]),
)}

${tableOf(
  ['scenario', 'results', 'sentences', 'longest (s)'],
  groupsBy(outcomes, ({ scenario }) => scenario.name).map(([name, of]) => [
    name.replace(/[|<>[\]]/g, (sign) => `\\${sign}`),
    ...countsOf(of),
    seconds(most(of, 'ms')),
  ]),
)}
`;
