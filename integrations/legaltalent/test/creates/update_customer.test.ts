import { describe, expect, test } from '@jest/globals';
import { customerId, office } from '../one_customer.ts';
import { failureOf } from '../support.ts';

const update = (input: Record<string, unknown>) =>
  office.zapier.create('update_customer', { customerId, ...input });
const known = () => office.vendor.backOffice.customer('crm-20417');

test('changes what is filled in with one call, and nothing else', async () => {
  const before = known();
  const { results, apiCalls } = await update({ country: 'AR', taxId: 30501234567, name: '' });
  expect(apiCalls).toMatchObject([{ method: 'PATCH' }]);
  expect(office.vendor.journal.entries.at(-1)?.requestBody).toEqual({
    tax_id: '30501234567',
    country: 'AR',
  });
  expect(results).toMatchObject({ ...known(), id: customerId });
  expect(known()).toMatchObject({ name: before.name, website: before.website, country: 'AR' });
});

test.each([
  ['record', 1],
  ['partial', 2],
  ['message', 2],
] as const)('returns the whole customer when the answer is a %s', async (patchAnswer, calls) => {
  Object.assign(office.vendor.switches, { patchAnswer });
  for (const envelope of ['meta', 'context', 'none'] as const) {
    Object.assign(office.vendor.switches, { envelope });
    const { results, apiCalls } = await update({ name: `Rio Verde ${envelope}`, country: 'UY' });
    expect(results).toMatchObject({ ...known(), id: customerId, name: `Rio Verde ${envelope}` });
    expect(apiCalls).toHaveLength(calls);
  }
});

test('says that the change is made when the customer cannot be read afterwards', async () => {
  Object.assign(office.vendor.switches, { patchAnswer: 'message' });
  office.vendor.faults.when(({ method }) => method === 'GET', { kind: 'status', status: 403 });
  const failure = await failureOf(update({ name: 'Rio Verde Two' }));
  expect(failure.message).toMatch(/permission kyc:read.*The change itself is made\./);
  expect(known().name).toBe('Rio Verde Two');
});

test.each(['cutBody', 'invalidJson'] as const)(
  'does not take an answer that is no JSON for a change (%s)',
  async (kind) => {
    office.vendor.faults.when(({ method }) => method === 'PATCH', { kind });
    const failure = await failureOf(update({ name: 'Rio Verde Two' }));
    expect(failure.kind).toBe('errored');
    expect(failure.message).toMatch(/cannot read.*Replaying this step later is safe/);
    await update({ name: 'Rio Verde Two' });
    expect(known().name).toBe('Rio Verde Two');
  },
);

describe('bad input', () => {
  test.each(['', '  ', undefined, '.', '..', '\ud800'])(
    'halts on the customer id %j before any request',
    async (wrong) => {
      const failure = await failureOf(update({ customerId: wrong, name: 'X' }));
      expect(failure.kind).toBe('halted');
      expect(failure.message).toContain('Customer ID');
      expect(office.vendor.journal.entries).toHaveLength(0);
    },
  );

  test('says of a client id in the place of the customer id what to do', async () => {
    const failure = await failureOf(update({ customerId: 'crm-20417', name: 'X' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toMatch(/no customer with this Customer ID.*Find Customer/);
  });
});
