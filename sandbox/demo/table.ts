const line = (widths: number[], [left, middle, right]: readonly [string, string, string]): string =>
  left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;

const row = (cells: readonly string[], widths: number[]): string =>
  `│${cells.map((cell, column) => ` ${cell.padEnd(widths[column] ?? 0)} `).join('│')}│`;

/** A word in pieces of at most `width` characters. */
const cut = (word: string, width: number): string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...cut(word.slice(width), width)];

/** A text in lines of at most `width` characters, broken between words; a longer word is cut. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((whole) => cut(whole, width))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
};

/** Cells of one row as rows of single lines: the last cell is wrapped. */
const withWrappedLast = (cells: readonly string[], width: number): string[][] => {
  const first = cells.slice(0, -1);
  const lines = wrapped(cells.at(-1) ?? '', width);
  return lines.map((text, index) => [...first.map((cell) => (index === 0 ? cell : '')), text]);
};

const terminalWidth = (): number =>
  process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;

const INDENT = 2;
const NARROWEST = 10; // a narrower column would cut most words

/** How wide the last column may be, after all others, in a terminal of `columns` columns. */
const roomForLast = (rows: readonly (readonly string[])[], columns: number): number => {
  const others = rows[0]?.slice(0, -1) ?? [];
  const widths = others.map((_, n) => Math.max(...rows.map((cells) => cells[n]?.length ?? 0)));
  const frame = 4 + widths.reduce((sum, width) => sum + width + 3, 0);
  return Math.max(NARROWEST, columns - INDENT - frame);
};

/**
 * Lines of a table with a border; every row has as many cells as the head. The last cell wraps: at
 * `lastWidth`, or sooner in a terminal with fewer columns.
 */
export const tableLines = (
  head: readonly string[],
  rows: readonly string[][],
  lastWidth = Number.POSITIVE_INFINITY,
  columns = terminalWidth(),
): string[] => {
  const width = Math.min(lastWidth, roomForLast([head, ...rows], columns));
  const lines = rows.flatMap((cells) => withWrappedLast(cells, width));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return [
    line(widths, ['┌', '┬', '┐']),
    row(head, widths),
    line(widths, ['├', '┼', '┤']),
    ...lines.map((cells) => row(cells, widths)),
    line(widths, ['└', '┴', '┘']),
  ];
};
