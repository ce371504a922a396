import { tableLines } from '../sandbox/demo/table.ts';
import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { checksByHand } from './by_hand.ts';
import { checks } from './registry.ts';

const HEAD = ['code', 'requirement', 'result'];
const LAST_COLUMN = 43; // so that a table fits a terminal of 100 columns

/** What the checks came to for one app. */
export interface Report {
  lines: string[];
  findingCount: number;
}

interface Row {
  code: string;
  requirement: string;
  results: string[];
}

const cellsOf = ({ code, requirement, results }: Row): string[][] =>
  results.map((result, index) => (index === 0 ? [code, requirement, result] : ['', '', result]));

const table = (rows: Row[]): string[] => {
  const sorted = rows.toSorted((a, b) => a.code.localeCompare(b.code));
  return tableLines(HEAD, sorted.flatMap(cellsOf), LAST_COLUMN);
};

/** Runs every check; its table has a row for each, and one for each that is left to a person. */
export const reportOn = (definition: AppDefinition): Report => {
  const checked = checks.map(({ code, requirement, level, findings }) => {
    const found = findings(definition).map(
      ({ where, problem }) => `✘ ${level} in ${where}: ${problem}`,
    );
    return { code, requirement, found };
  });
  const rows = checked.map((row) => ({
    ...row,
    results: row.found.length > 0 ? row.found : ['✔'],
  }));
  const left = checksByHand.map((row) => ({ ...row, results: [`by hand: ${row.todo}`] }));
  return {
    lines: table([...rows, ...left]),
    findingCount: checked.flatMap(({ found }) => found).length,
  };
};
