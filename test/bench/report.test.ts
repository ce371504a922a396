import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { plotOf, spreadOut } from '../../bench/report/plot.ts';
import { inMarkdown, withPlaceFilled } from '../../sandbox/page_tables.ts';

const PAGE =
  'Before\n<!-- bench:a -->\nold\n<!-- /bench -->\nBetween\n<!-- bench:b --><!-- /bench -->\nAfter\n';

describe('the guide', () => {
  test('keeps everything outside the place that is filled', () => {
    expect(withPlaceFilled(PAGE, 'bench:a', 'new')).toBe(PAGE.replace('old', 'new'));
    expect(withPlaceFilled(PAGE, 'bench:b', 'new')).toBe(
      PAGE.replace('b --><!--', 'b -->\nnew\n<!--'),
    );
  });

  test('comes out the same when it is filled again', () => {
    const once = withPlaceFilled(PAGE, 'bench:a', 'new');
    expect(withPlaceFilled(once, 'bench:a', 'new')).toBe(once);
  });

  test('must have the place', () => {
    expect(() => withPlaceFilled(PAGE, 'bench:c', 'new')).toThrow('<!-- bench:c -->');
  });

  test('has a place for every table', () => {
    const places = {
      'docs/polling.md': ['bench:strategies', 'bench:ten_zaps', 'bench:costs', 'simulation'],
      'docs/polling_costs.md': ['bench:intervals'],
      'docs/weight.md': ['bench:apps'],
    };
    for (const [page, names] of Object.entries(places)) {
      const text = readFileSync(page, 'utf8');
      for (const name of names) expect(() => withPlaceFilled(text, name, '')).not.toThrow();
    }
  });
});

test('a table in Markdown stands under its caption', () => {
  const table = { caption: 'Two numbers.', head: ['a', 'b'], rows: [['1', '2']] };
  expect(inMarkdown(table)).toBe('Two numbers.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |');
});

describe('the plot', () => {
  test('names each line and the limit', () => {
    const points = [
      { x: 30, y: 720 },
      { x: 30_000, y: 12_000 },
    ];
    const svg = plotOf([{ name: 'this app', points }], 'Seed 1');
    expect(svg).toContain('>this app</text>');
    expect(svg).toContain('10,000 a day for a key');
  });

  test('keeps labels apart that would lie on each other', () => {
    expect(spreadOut([100, 100, 300, 90], 20)).toEqual([110, 130, 300, 90]);
  });
});
