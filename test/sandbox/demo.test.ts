import { spawnSync } from 'node:child_process';
import { expect, jest, test } from '@jest/globals';
import { Stage } from '../../sandbox/demo/stage.ts';
import { tableLines } from '../../sandbox/demo/table.ts';

test('the day of a back office ends well, without colour in a pipe', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['sandbox/demo.ts'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('7 steps, 11 API calls, 0 misbehaved');
  expect(stdout).not.toContain('\u001b');
  expect(status).toBe(0);
});

test.each([
  [
    'a promise that does not hold',
    async () => [{ called: 'Poll', apiCalls: [], cameBack: '', mustHold: { 'it rests': false } }],
  ],
  ['a step that fails', () => Promise.reject(new Error('The vendor is down.'))],
])('the play fails on %s and says so', async (_, play) => {
  const printed: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(String(line));
  });
  const stage = new Stage({ advance: () => {}, end: () => {} });
  await stage.step(1, 'Something happens', play);
  expect(stage.end()).toBe(false);
  log.mockRestore();
  expect(printed.join('\n')).toMatch(/✘ .*(it rests|The vendor is down)/);
});

test('a table is as wide as its widest cells', () => {
  expect(tableLines(['a', 'b'], [['long', 'x']])).toEqual([
    '┌──────┬───┐',
    '│ a    │ b │',
    '├──────┼───┤',
    '│ long │ x │',
    '└──────┴───┘',
  ]);
});
