import { expect, jest, test } from '@jest/globals';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';

test('is built when it is first asked for, and once, also when it is nothing', () => {
  const build = jest.fn(() => undefined);
  const value = onFirstUse(build);
  expect(build).not.toHaveBeenCalled();
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(build).toHaveBeenCalledTimes(1);
});
