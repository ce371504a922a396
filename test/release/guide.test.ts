import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { changeKindsTable } from '../../release/change_kinds.ts';

const guide = readFileSync('docs/release.md', 'utf8');

/** Where each of these texts stands in the guide. */
const places = (...texts: string[]): number[] => texts.map((text) => guide.indexOf(text));

test('the guide sets each change against its version, as the code does', () => {
  expect(guide).toContain(changeKindsTable());
});

test('a version is tried on Zapier and lent some traffic before users are moved', () => {
  const order = places(
    'zapier-platform invoke trigger new_customer --remote',
    'zapier-platform promote 1.1.0',
    'zapier-platform canary:create 1.0.0 1.1.0 -p 10 -d 3600',
    'zapier-platform migrate 1.0.0 1.1.0 10',
  );
  expect(Math.min(...order)).toBeGreaterThan(0);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('a deploy that failed is released under the same number again', () => {
  const [, section = ''] = guide.split('## When a deploy fails');
  expect(section).toMatch(/^\n\n[^\n]*\*\*same number again\*\*/);
});

test('what gates a listing beside the checks is said where it is prepared', () => {
  for (const page of ['docs/listing.md', 'docs/review.md']) {
    const text = readFileSync(page, 'utf8');
    for (const word of ['S001', 'S002', 'T001', ' on', 'two steps', 'free plan', 'public app']) {
      expect(text.toLowerCase()).toContain(word.toLowerCase());
    }
  }
});
