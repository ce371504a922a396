import { expect, test } from '@jest/globals';
import { detailedFields } from '../api_errors.ts';

test.each([
  [{ email: 'bad', 'address.city': 'bad' }, ['email', 'address.city']],
  [[{ field: 'email', message: 'bad' }, { message: 'bad' }, 7, null], ['email']],
  [undefined, []],
  [null, []],
])('the details %j name the fields %j', (details, names) => {
  expect(detailedFields(details)).toEqual(names);
});
