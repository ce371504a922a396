import { expect, test } from '@jest/globals';
import { namesIn } from '../api_errors.ts';

const BODY = { name: 'website "tax_id"', website: 'https://a.example', country: undefined };

test.each([
  [{ error: { message: 'website: not a URL' } }, BODY, ['website']],
  [{ error: 'name and website' }, BODY, ['name', 'website']],
  [{ fields: { country: 'missing' } }, BODY, ['country']],
  [{ error: { name: 'ValidationError', message: 'Bad.' } }, BODY, []],
  [{ error: { name: 'Error', details: [{ name: 'x' }] } }, BODY, ['name']],
  [{ message: 'website "tax_id" is taken' }, { ...BODY, tax_id: 'x' }, []],
  [{ message: 'tax_id is wrong' }, BODY, []],
  [{ message: 'website' }, undefined, []],
  [undefined, BODY, []],
])('%j rejects of what %j holds the fields %j', (data, body, names) => {
  const header = () => null;
  const answer = { status: 400, data, header, attempts: 1, wasUnanswered: false, isEmpty: false };
  expect(namesIn(answer, { body })).toEqual(names);
});
