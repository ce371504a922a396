import { expect, test } from '@jest/globals';
import app from '../index.ts';
import { outputFields } from '../kit/records/fields.ts';
import { customerSample, customerSchema } from '../records/customer.ts';

test('blanks are left to the app, so that a mapped false or 0 survives', () => {
  expect(app.flags?.cleanInputData).toBe(false);
});

test('the sample is a customer and names every output field', () => {
  expect(customerSchema.parse(customerSample)).toEqual(customerSample);
  const valueAt = (path: string) =>
    path.split('__').reduce<unknown>((value, key) => Object(value)[key], customerSample);
  for (const { key } of outputFields(customerSchema)) expect(valueAt(key)).not.toBeUndefined();
});
