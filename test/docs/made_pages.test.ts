import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { madePages } from '../../docs/made/made_pages.ts';

test('every page that is made of the code says what the code says now (npm run docs)', async () => {
  const pages = await madePages();
  expect(pages.size).toBeGreaterThan(1);
  for (const [page, text] of pages) expect(readFileSync(page, 'utf8')).toBe(text);
});
