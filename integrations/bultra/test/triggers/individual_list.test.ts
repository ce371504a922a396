import { expect, test } from '@jest/globals';
import { callsOf, failureOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const COMPANY = 'cust_51600085';

const treasury = new TreasuryOfTest();

const choices = async (customerId: unknown, options?: TreasuryOptions) => {
  await treasury.open(options);
  return treasury.zapier.dropdown('individual_list', 0, { customerId });
};

test('offers the people of the chosen company by name, with one call', async () => {
  const { results, apiCalls } = await choices(COMPANY);
  expect(results).toEqual([
    { id: 'ind_804417', label: 'Abena Osei-Lund (BENEFICIAL_OWNER)' },
    { id: 'ind_804418', label: 'Tomasz Wilk (BENEFICIAL_OWNER)' },
  ]);
  expect(callsOf(treasury, apiCalls)).toEqual(['token', `GET /customers/${COMPANY}`]);
});

test.each([
  ['cust_51600012', {}], // a person
  ['cust_51600063', {}], // a company without individuals
  ['cust_40404040', {}],
  [COMPANY, { switches: { corporationShape: 'bare' } }],
] as [string, TreasuryOptions][])('offers nothing for %s with %j', async (customerId, options) => {
  expect((await choices(customerId, options)).results).toEqual([]);
});

test('makes no call before a customer is chosen', async () => {
  const { results, apiCalls } = await choices('');
  expect(results).toEqual([]);
  expect(callsOf(treasury, apiCalls)).toEqual(['token']);
});

test('says what a Customer ID looks like', async () => {
  const { kind, message } = await failureOf(choices('Tidewater'));
  expect(kind).toBe('halted');
  expect(message).toBe('Customer must be a Customer ID such as cust_51620937.');
});
