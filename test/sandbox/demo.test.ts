import { spawnSync } from 'node:child_process';
import { expect, jest, test } from '@jest/globals';
import { Stage } from '../../sandbox/demo/stage.ts';
import { tableLines } from '../../sandbox/demo/table.ts';
import { StepFailure } from '../../sandbox/zapier/step_failure.ts';

test.each([
  [[], '7 scenes, 12 API calls'],
  [['legaltalent'], '7 scenes, 18 API calls'],
  [['bultra'], '6 scenes, 11 API calls'],
])('the play %j ends well, without colour in a pipe', (name, summary) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['sandbox/demo.ts', ...name], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain(`${summary}, 0 misbehaved`);
  expect(stdout).not.toContain('\u001b');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
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

test('a failed step still says how many calls it took', async () => {
  const printed: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(String(line));
  });
  const call = { method: 'GET', url: 'http://127.0.0.1/', status: 503 };
  const stage = new Stage({ advance: () => {}, end: () => {} });
  await stage.step(1, 'A poll', () =>
    Promise.reject(new StepFailure(new Error('Down.\nLater.'), [call])),
  );
  log.mockRestore();
  expect(printed.join('\n')).toContain('│ failed       │ 1 GET     │ Down. Later.   │');
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

test('a long text in the last column is wrapped between words', () => {
  expect(tableLines(['a', 'b'], [['x', 'one two three']], 8).slice(3, 5)).toEqual([
    '│ x │ one two │',
    '│   │ three   │',
  ]);
});

test('a word that is wider than the last column is cut', () => {
  expect(tableLines(['a', 'b'], [['x', 'customers.id y']], 8).slice(3, 5)).toEqual([
    '│ x │ customer │',
    '│   │ s.id y   │',
  ]);
});

test('a table fits a terminal of 60 columns, with its indent', () => {
  const row = ['New or Updated Customer', '1 GET', 'fires for Odalys Ferreira, KYC VERIFIED'];
  const lines = tableLines(['Zapier calls', 'API calls', 'Came back'], [row], 40, 60);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(58);
});
