import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';

const outcomeOf = (...given: string[]): Promise<{ code: unknown; errors: string }> =>
  new Promise((resolve) => {
    const args = ['sandbox/simulate.ts', ...given];
    execFile(process.execPath, args, (error, _, errors) => resolve({ code: error?.code, errors }));
  });

test('answers odd arguments with its usage, and plays nothing', async () => {
  const odd = [
    ['--days', '0'],
    ['--days', 'many'],
    ['--seed', '1.5'],
    ['--world', 'Mars'],
    ['--fast'],
  ];
  const outcomes = await Promise.all(odd.map((given) => outcomeOf(...given)));
  expect(outcomes.map(({ code }) => code)).toEqual(odd.map(() => 2));
  for (const { errors } of outcomes) expect(errors).toContain('Usage: npm run simulate -- ');
});
