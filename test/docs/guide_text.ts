import { readFileSync } from 'node:fs';

/** The text of a guide for the people who build Zaps. */
export const guideText = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8');

const found = (text: string, mark: RegExp): string[] =>
  [...text.matchAll(mark)].map(([, inner = '']) => inner);

/** The steps that a text names: guides set them in bold. */
export const stepsIn = (text: string): string[] => found(text, /\*\*([^*]+)\*\*/g);

/** The fields that a text names: guides set them in italics. */
export const fieldsIn = (text: string): string[] => found(text, /(?<!\*)\*([^*]+)\*(?!\*)/g);

/** The values that a text names: guides set them in code. */
export const valuesIn = (text: string): string[] => found(text, /`([^`]+)`/g);

/** A part of a guide, from one second-level heading to the next. */
export interface Section {
  title: string;
  text: string;
}

export const sectionsIn = (text: string): Section[] =>
  text
    .split(/^## /m)
    .slice(1)
    .map((part) => ({ title: part.split('\n')[0] ?? '', text: part }));

const isOfSister = (part: string, name: string): boolean => part.startsWith(`## ${name}: `);

const partsIn = (text: string): string[] => text.split(/^(?=## )/m);

/** What the page for the reviewer says of a sister app. */
export const reviewOf = (name: string): string =>
  partsIn(guideText('review'))
    .filter((part) => isOfSister(part, name))
    .join('');

/** A guide without what it says of the sister apps. */
export const withoutSisters = (text: string): string =>
  partsIn(text)
    .filter((part) => !['LegalTalent', 'Bultra'].some((name) => isOfSister(part, name)))
    .join('');

/** A table of a guide: the cells of its first line, and those of each other line. */
export interface Table {
  head: string[];
  rows: string[][];
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

export const tablesIn = (text: string): Table[] =>
  (text.match(/(?:^\|.*\|$\n?)+/gm) ?? []).map((block) => {
    const [head = [], , ...rows] = block.trim().split('\n').map(cellsOf);
    return { head, rows };
  });

/** The first table of a guide whose head begins with this cell. Throws when there is none. */
export const tableOf = (text: string, firstCell: string): Table => {
  const table = tablesIn(text).find(({ head }) => head[0] === firstCell);
  if (!table) throw new Error(`No table begins with "${firstCell}".`);
  return table;
};
