import { expect, test } from '@jest/globals';
import { limited } from './time_limit.ts';

test('work that does not end fails when its time is over', async () => {
  const endless = limited(() => new Promise(() => {}), 20);
  await expect(endless()).rejects.toThrow('It took longer than 0.02 s.');
});

test('work is given what its test was given, and ends when it ends', async () => {
  const given: unknown[] = [];
  await limited((...all) => given.push(...all))('a', 1);
  expect(given).toEqual(['a', 1]);
});

test('an error shows what caused it', async () => {
  const failing = limited(() => {
    throw new Error('The property failed.', { cause: new Error('An ID was lost.') });
  });
  await expect(failing()).rejects.toHaveProperty(
    'stack',
    expect.stringContaining('An ID was lost.'),
  );
});

test('what is thrown and is no error becomes one, with a stack to print', async () => {
  const failing = limited(() => {
    throw 'text';
  });
  await expect(failing()).rejects.toThrow("Something was thrown: 'text'");
});
