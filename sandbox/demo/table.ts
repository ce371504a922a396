const line = (widths: number[], [left, middle, right]: readonly [string, string, string]): string =>
  left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;

const row = (cells: readonly string[], widths: number[]): string =>
  `│${cells.map((cell, column) => ` ${cell.padEnd(widths[column] ?? 0)} `).join('│')}│`;

/** Lines of a table with a border; every row has as many cells as the head. */
export const tableLines = (head: readonly string[], rows: readonly string[][]): string[] => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return [
    line(widths, ['┌', '┬', '┐']),
    row(head, widths),
    line(widths, ['├', '┼', '┤']),
    ...rows.map((cells) => row(cells, widths)),
    line(widths, ['└', '┴', '┘']),
  ];
};
