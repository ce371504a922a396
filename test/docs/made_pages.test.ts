import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { madePages } from '../../docs/made/made_pages.ts';

const textAt = (page: string): string => (existsSync(page) ? readFileSync(page, 'utf8') : '');

test('every page that is made of the code says what the code says now (npm run docs)', async () => {
  const pages = await madePages();
  expect(pages.size).toBeGreaterThan(1);
  const old = [...pages].filter(([page, text]) => textAt(page) !== text);
  expect(old.map(([page]) => `${page} is not what the code says now: run npm run docs.`)).toEqual(
    [],
  );
});
