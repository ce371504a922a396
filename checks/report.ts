import { tableLines } from '../sandbox/demo/table.ts';
import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import type { Run } from './live_results.ts';
import type { Finding } from './places.ts';
import { checks, checksByHand, type Level, levelText, liveChecks } from './registry.ts';

const HEAD = ['result', 'level', 'checks'];
const LAST_COLUMN = 50; // so that a table fits a terminal of 100 columns

/** What the checks came to for one app. */
export interface Report {
  /** What is not in order, as a table; no line when all is. */
  findings: string[];
  /** The same, with what passes, what to expect of Zapier and what is left to do by hand. */
  all: string[];
  findingCount: number;
  /** How many checks Zapier will warn of although there is nothing to mend. */
  expectedCount: number;
}

/** What one check found. */
interface Outcome {
  code: string;
  level: Level;
  requirement: string;
  found: Finding[];
  expected: Finding[];
}

interface Row {
  result: string;
  level: Level;
  text: string;
}

const outcomesOf = (definition: AppDefinition): Outcome[] =>
  checks.map(({ findings, expected, ...check }) => ({
    ...check,
    found: findings(definition),
    expected: expected?.(definition) ?? [],
  }));

const liveOutcomesOf = (runs: Run[]): Outcome[] =>
  liveChecks.map(({ findings, ...check }) => ({
    ...check,
    found: runs.flatMap(findings),
    expected: [],
  }));

const findingRows = (outcomes: Outcome[]): Row[] =>
  outcomes.flatMap(({ code, level, requirement, found }) =>
    found.map(({ where, problem }) => ({
      result: '✘',
      level,
      text: `${code} (${requirement}) in ${where}: ${problem}`,
    })),
  );

/** One row for all places of a check: nothing is to be done about any of them. */
const expectedRows = (outcomes: Outcome[]): Row[] =>
  outcomes
    .filter(({ expected }) => expected.length > 0)
    .map(({ code, level, expected }) => {
      const places = expected.map(({ where }) => where).join(', ');
      const [reason = ''] = expected.map(({ problem }) => problem);
      return {
        result: `expect a ${level.severity} here`,
        level,
        text: `${code} in ${places}: ${reason}`,
      };
    });

/** The codes that passed, those of one level in one row. */
const passedRows = (result: string, outcomes: Outcome[]): Row[] => {
  const passed = outcomes.filter(({ found, expected }) => found.length + expected.length === 0);
  const byLevel = Map.groupBy(passed, ({ level }) => levelText(level));
  return [...byLevel.values()].flatMap(([first, ...others]) =>
    first
      ? { result, level: first.level, text: [first, ...others].map(({ code }) => code).join(' ') }
      : [],
  );
};

const BY_HAND = 'by hand';

// Without a sandbox for the app, a person looks at what its steps return.
const liveByHand: Row = {
  result: BY_HAND,
  level: { severity: 'publishing task', source: 'observed' },
  text: 'T002-T005: compare the Zap history with samples and fields',
};

const byHandRows = (definition: AppDefinition, runs: Run[] | undefined): Row[] => [
  ...checksByHand
    .filter(({ applies }) => applies?.(definition) ?? true)
    .map(({ code, level, todo }) => ({ result: BY_HAND, level, text: `${code}: ${todo}` })),
  ...(runs ? [] : [liveByHand]),
];

// A cell that says the same as the one above it is left empty.
const cellsOf = (rows: Row[]): string[][] =>
  rows.map(({ result, level, text }, index) => {
    const above = rows[index - 1];
    const isSameResult = above?.result === result;
    const isSameLevel = isSameResult && levelText(above.level) === levelText(level);
    return [isSameResult ? '' : result, isSameLevel ? '' : levelText(level), text];
  });

const table = (rows: Row[]): string[] =>
  rows.length === 0 ? [] : tableLines(HEAD, cellsOf(rows), LAST_COLUMN);

/** Runs every check on an app. `runs` are those against its sandbox, when it has one. */
export const reportOn = (definition: AppDefinition, runs?: Run[]): Report => {
  const outcomes = outcomesOf(definition);
  const live = liveOutcomesOf(runs ?? []);
  const found = findingRows([...outcomes, ...live]);
  const expected = expectedRows(outcomes);
  const passed = [
    ...passedRows('✔', outcomes),
    ...(runs ? passedRows('✔ in the sandbox', live) : []),
  ];
  return {
    findings: table(found),
    all: table([...found, ...expected, ...passed, ...byHandRows(definition, runs)]),
    findingCount: found.length,
    expectedCount: expected.length,
  };
};
