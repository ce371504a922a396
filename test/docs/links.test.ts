import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const NOT_OURS = /(^|\/)(node_modules|dist|build|coverage|\.git)(\/|$)/;

const pagesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (NOT_OURS.test(place)) return [];
    if (entry.isDirectory()) return pagesBelow(place);
    return entry.name.endsWith('.md') ? [place] : [];
  });

const pages = pagesBelow('.');

const withoutCode = (text: string): string =>
  text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`]*`/g, '');

/** Targets of `[text](target)` and of `[name]: target`, but those on the web. */
const linksIn = (page: string): string[] =>
  [
    ...withoutCode(readFileSync(page, 'utf8')).matchAll(
      /\]\(([^)\s]+)\)|^\[[^\]]+\]: <?([^>\s]+)>?/gm,
    ),
  ]
    .map(([, inline, named]) => inline ?? named ?? '')
    .filter((target) => !/^(https?|mailto):/.test(target));

/** The anchors that GitHub gives to the headings of a page. */
const anchorsIn = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const isBroken = (page: string, target: string): boolean => {
  const [path = '', anchor] = target.split('#');
  const place = path === '' ? page : join(dirname(page), path);
  if (!existsSync(place)) return true;
  if (anchor === undefined) return false;
  return statSync(place).isDirectory() || !anchorsIn(place).includes(anchor);
};

test('every link from a page of the repository to another leads there', () => {
  const links = pages.flatMap((page) => linksIn(page).map((target) => ({ page, target })));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ page, target }) => isBroken(page, target))).toEqual([]);
});

const reachedFrom = (page: string, reached = new Set<string>()): Set<string> => {
  if (reached.has(page)) return reached;
  reached.add(page);
  const next = linksIn(page).map((target) => join(dirname(page), target.split('#')[0] ?? ''));
  for (const place of next.filter((place) => pages.includes(place))) reachedFrom(place, reached);
  return reached;
};

test('every page of docs/ can be reached from the first page', () => {
  const reached = reachedFrom('README.md');
  const guides = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page));
  expect(guides.filter((page) => !reached.has(page))).toEqual([]);
});

// A file of ours that a page names in code, such as `kit/http/send.ts`; NAME, KEY and * stand for many.
const FILE_NAMED =
  /`((?:bench|checks|creates|docs|integrations|kit|preview|records|release|sandbox|searches|test|triggers)\/[\w./-]+\.\w+)`/g;

test('every file that a page names is there', () => {
  const named = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(FILE_NAMED)].map(([, file = '']) => ({ page, file })),
  );
  const missing = named.filter(
    ({ page, file }) =>
      !/NAME|KEY/.test(file) &&
      ![file, join(dirname(page), file)].some((place) => existsSync(place)),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
