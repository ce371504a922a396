import { describe, expect, test } from '@jest/globals';
import { failureOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const WHO = { customerId: 'cust_51600085', individualId: 'ind_804417' };
const STRANGER = 'ind_804401'; // of another company

const treasury = new TreasuryOfTest();

const update = async (input: Record<string, unknown>, options?: TreasuryOptions) => {
  await treasury.open(options);
  return treasury.zapier.create('update_individual', { ...WHO, ...input });
};
const person = () => treasury.bultra.backOffice.individual(WHO.customerId, WHO.individualId);
const writes = () => treasury.bultra.journal.entries.filter(({ method }) => method === 'PATCH');

describe.each([
  ['partial', { phone: '+16175550199' }],
  ['empty', { phone: '+16175550199' }],
  ['full', { phone: '+16175550199', email: 'abena@tidewater-looms.example' }],
] as const)('an individual, answered %s', (patchAnswer, expected) => {
  test('is changed by one call', async () => {
    const { results } = await update({ phone: '+16175550199' }, { switches: { patchAnswer } });
    expect(results).toMatchObject({ id: WHO.individualId, ...expected });
    expect(Object.keys(results)).toEqual([
      'id',
      'email',
      'phone',
      'address',
      'updated_at',
      'outcome',
    ]);
    expect(person()).toMatchObject({ phone: '+16175550199' });
    expect(writes()).toMatchObject([
      {
        path: `/v1/customers/${WHO.customerId}/individuals/${WHO.individualId}`,
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
        requestBody: { phone: '+16175550199' },
      },
    ]);
  });
});

test('sends an address whole', async () => {
  const address = { addressLine1: '4 Harbour Row', city: 'Leeds', postalCode: 'LS1 4DY' };
  await update({ ...address, country: 'GB' });
  const stored = { line1: '4 Harbour Row', city: 'Leeds', postal_code: 'LS1 4DY', country: 'GB' };
  expect(person().address).toEqual(stored);
});

test.each([
  [
    { individualId: 'Abena', phone: '+1' },
    'Individual must be an Individual ID such as ind_804417.',
  ],
  [{ individualId: '', phone: '+1' }, 'Individual is required.'],
  [
    { customerId: 'ind_804417', phone: '+1' },
    'Customer must be a Customer ID such as cust_51620937.',
  ],
  [{ addressLine1: '4 Harbour Row' }, 'City is required with any other part of the address'],
])('halts on %j before any call', async (wrong, message) => {
  const failure = await failureOf(update(wrong));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toContain(message);
  expect(writes()).toEqual([]);
});

test.each([STRANGER, 'ind_999999'])(
  'says the same of %s, whether it is nobody or of another customer',
  async (individualId) => {
    const { kind, message } = await failureOf(update({ individualId, phone: '+16175550199' }));
    expect(kind).toBe('halted');
    expect(message).toBe(
      'Bultra has no such record. Check the IDs that are mapped: the customer must be one of yours, and an individual must belong to that customer.',
    );
  },
);
