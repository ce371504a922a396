import { readFile, writeFile } from 'node:fs/promises';
import { tableLines } from './demo/table.ts';

/** A table, and what it says about how it came about. */
export interface Table {
  caption: string;
  head: string[];
  rows: string[][];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table in Markdown, under its caption. */
export const inMarkdown = ({ caption, head, rows }: Table): string =>
  [caption, '', row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const plain = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.replaceAll('**', ''));

/** The lines of a table in a terminal. */
export const inTerminal = ({ caption, head, rows }: Table): string =>
  ['', caption.replaceAll('`', ''), ...tableLines(plain(head), rows.map(plain))].join('\n');

/**
 * A text with what stands in one place of it replaced. The place `bench:costs` begins with
 * `<!-- bench:costs -->` and ends with the next `<!-- /bench -->`. Throws when there is none.
 */
export const withPlaceFilled = (text: string, place: string, content: string): string => {
  const start = `<!-- ${place} -->`;
  const end = `<!-- /${place.split(':')[0]} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`The text has no place for ${start} … ${end}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
};

/** Writes tables, by the names of their places, into a page. */
export const writeTables = async (page: string, tables: Record<string, Table>): Promise<void> => {
  const text = await readFile(page, 'utf8');
  const filled = Object.entries(tables).reduce(
    (soFar, [place, table]) => withPlaceFilled(soFar, place, `\n${inMarkdown(table)}\n`),
    text,
  );
  await writeFile(page, filled);
};
