import { tableLines } from '../../sandbox/demo/table.ts';

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
