import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Listening, listen } from '../../sandbox/server/listen.ts';

let other: Listening;
beforeAll(async () => {
  other = await listen(async () => new Response());
});
afterAll(() => other.close());

const startWith = (...given: string[]) =>
  spawnSync(process.execPath, ['preview/preview.ts', ...given], { encoding: 'utf8' });

test('a port that is taken is said in a sentence, with a way out', () => {
  const { port } = new URL(other.url);
  const { status, stderr } = startWith('--port', port);
  expect(stderr).toMatch(
    new RegExp(`^Something else listens on port ${port}\\. .* --port 4041\n$`),
  );
  expect(status).toBe(1);
});

test('a port that is no number is said in a sentence', () => {
  const { status, stderr } = startWith('--port', 'four');
  expect(stderr).toBe('--port takes a number up to 65535, not four.\n');
  expect(status).toBe(1);
});

test.each([[['legaltalent']], [['--prot', '1']]])('%j gets the usage', (given) => {
  const { status, stderr } = startWith(...given);
  expect(stderr).toMatch(/^The preview takes no such argument\. Usage: .*\n$/);
  expect(status).toBe(2);
});

test('a path without an app is said in a sentence', () => {
  const { status, stderr } = startWith('--app', 'no/such/app.js');
  expect(stderr).toMatch(/^There is no no\/such\/app\.js\. .*\n$/);
  expect(status).toBe(1);
});

test('the preview is small: under 1,200 lines of code, and under 300 of style', () => {
  const lines = (ending: string) =>
    readdirSync('preview', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => readFileSync(`preview/${file}`, 'utf8').split('\n').length - 1)
      .reduce((sum, count) => sum + count, 0);
  expect(lines('.ts')).toBeGreaterThan(0);
  expect(lines('.ts')).toBeLessThan(1_200);
  expect(lines('.css')).toBeLessThan(300);
});
