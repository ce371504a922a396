import { expect, test } from '@jest/globals';
import { callsOf, failureOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const WHO = { customerId: 'cust_51600085', individualId: 'ind_804417' };

const treasury = new TreasuryOfTest();

const find = async (input: Record<string, unknown> = {}, options?: TreasuryOptions) => {
  await treasury.open(options);
  return treasury.zapier.search('find_individual', { ...WHO, ...input });
};

test('finds a person of a company with one call', async () => {
  const { results, apiCalls } = await find();
  expect(results).toMatchObject([
    {
      id: 'ind_804417',
      customer_id: 'cust_51600085',
      role: 'BENEFICIAL_OWNER',
      last_name: 'Osei-Lund',
      ownership_percentage: 60,
      address: { city: 'Boston' },
    },
  ]);
  expect(callsOf(treasury, apiCalls)).toEqual([
    'token',
    'GET /customers/cust_51600085/individuals/ind_804417',
  ]);
});

test.each(['absent', 'null'] as const)(
  'has every key, null where nothing is (%s)',
  async (emptyKeys) => {
    const { results } = await find({ individualId: 'ind_804418' }, { switches: { emptyKeys } });
    expect(results).toMatchObject([{ email: null, address: { line1: null, country: null } }]);
  },
);

test('needs nothing that the detail of the company may hide', async () => {
  const { results } = await find({}, { switches: { corporationShape: 'bare' } });
  expect(results).toHaveLength(1);
});

test.each([
  { individualId: 'ind_804401' }, // of another company
  { individualId: 'ind_404404' },
  { customerId: 'cust_40404040' },
  { customerId: 'cust_51600012' },
])('finds nothing for %j', async (input) => {
  expect((await find(input)).results).toEqual([]);
});

test.each([
  [{ individualId: 'Abena' }, 'Individual must be an Individual ID such as ind_804417.'],
  [{ individualId: '' }, 'Individual is required.'],
  [{ customerId: 'ind_804417' }, 'Customer must be a Customer ID such as cust_51620937.'],
])('halts on %j before any call', async (input, message) => {
  const failure = await failureOf(find(input));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toBe(message);
  expect(callsOf(treasury, failure.apiCalls)).toEqual(['token']);
});
