import { expect, test } from '@jest/globals';

const mark = new URL(import.meta.url).search;

test('what tests share is loaded anew for each test file, and so registers its hooks there', () => {
  expect(mark).toMatch(/^\?\d+$/);
  expect(new URL(import.meta.resolve('../support.ts')).search).toBe(mark);
  const ofASister = import.meta.resolve('../../integrations/bultra/test/support.ts');
  expect(new URL(ofASister).search).toBe(mark);
});

test('the product, the sandboxes and packages are loaded once in a worker', () => {
  for (const path of ['../../kit/http/urls.ts', '../../sandbox/zapier.ts', 'zapier-platform-core'])
    expect(import.meta.resolve(path)).not.toContain('?');
});

test('a test file starts with the environment that jest was given', () => {
  process.env.LEFT_BY_A_TEST = 'left';
  import.meta.resolve('./set_up.test.ts?1'); // the runner loads the next test file
  expect(process.env).not.toHaveProperty('LEFT_BY_A_TEST');
});

test('a test file that leaves the clock replaced is told of in the next one', () => {
  const { now } = Date;
  Date.now = () => 0;
  expect(() => import.meta.resolve('./set_up.test.ts?1')).toThrow('left Date.now replaced');
  Date.now = now;
});

test('a test does not end its worker', () => {
  expect(() => process.exit(3)).toThrow('A test called process.exit(3).');
});
