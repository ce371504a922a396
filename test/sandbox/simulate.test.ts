import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { readArguments } from '../../sandbox/simulation/arguments.ts';
import { WORLDS } from '../../sandbox/simulation/worlds.ts';

test('plays 30 days of all worlds, unless it is told otherwise', () => {
  const plain = { days: 30, seed: 1, worlds: WORLDS, isWritten: false };
  expect(readArguments([])).toEqual(plain);
  expect(readArguments(['--days', '7', '--seed', '3', '--write'])).toEqual({
    ...plain,
    days: 7,
    seed: 3,
    isWritten: true,
  });
});

test.each([
  [['--days', '0']],
  [['--days', 'many']],
  [['--seed', '1.5']],
  [['--seed', '201']],
  [['--world', 'Mars']],
  [['--fast']],
])('%j means nothing', (given) => {
  expect(() => readArguments(given)).toThrow();
});

test('answers odd arguments with its usage, and plays nothing', () => {
  const command = ['sandbox/simulate.ts', '--world', 'Mars'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stderr).toContain('Usage: npm run simulate -- ');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
