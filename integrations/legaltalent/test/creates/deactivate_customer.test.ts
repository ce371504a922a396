import { describe, expect, test } from '@jest/globals';
import app from '../../index.ts';
import { customerId, office } from '../one_customer.ts';
import { failureOf } from '../support.ts';

const deactivate = (input: Record<string, unknown> = { customerId }) =>
  office.zapier.create('deactivate_customer', input);
const statuses = () => office.vendor.backOffice.customers().map(({ status }) => status);

test.each(['200', '204', 'repeat404'] as const)(
  'deactivates with one call, and a second run is no failure (%s)',
  async (deleteAnswer) => {
    Object.assign(office.vendor.switches, { deleteAnswer });
    const done = { id: customerId, customer_id: customerId, status: 'inactive' };
    const first = await deactivate();
    expect(first.results).toEqual(done);
    expect(first.apiCalls).toHaveLength(1);
    expect((await deactivate()).results).toEqual(done);
    expect(office.vendor.backOffice.customer('crm-20417').status).toBe('inactive');
  },
);

test.each(['context', 'none'] as const)('reads the answer as %s', async (envelope) => {
  Object.assign(office.vendor.switches, { envelope, idKey: 'id' });
  expect((await deactivate()).results.status).toBe('inactive');
});

test.each([undefined, null, '', '   ', '.', '..', '\ud800', ['a'], 'a\nb'])(
  'never runs for the customer id %j',
  async (wrong) => {
    const before = statuses();
    const failure = await failureOf(deactivate({ customerId: wrong }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('Customer ID');
    expect(office.vendor.journal.entries).toHaveLength(0);
    expect(statuses()).toEqual(before);
  },
);

test.each(['/', '../customers', '%2e%2e', '?', '#'])(
  'the customer id %j deactivates nobody',
  async (wrong) => {
    const before = statuses();
    expect((await failureOf(deactivate({ customerId: wrong }))).kind).toBe('halted');
    expect(statuses()).toEqual(before);
  },
);

test('halts when there is no such customer', async () => {
  const failure = await failureOf(deactivate({ customerId: 'crm-20417' }));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toContain('no customer with this Customer ID');
});

describe('an answer that does not tell what came of it', () => {
  const deleted = ({ method }: { method: string }) => method === 'DELETE';

  test.each([
    { kind: 'status', status: 404 },
    { kind: 'errorIn200', status: 500 },
    { kind: 'invalidJson' },
  ] as const)('is an error while the customer is active ($kind)', async (fault) => {
    office.vendor.faults.when(deleted, fault);
    const failure = await failureOf(deactivate());
    expect(failure.message).toMatch(/The customer is still there, and was not deactivated\.$/);
    expect(office.vendor.backOffice.customer('crm-20417').status).toBe('active');
  });

  test.each([
    { kind: 'cutBody' },
    { kind: 'errorIn200', status: 409 },
    { kind: 'status', status: 404 },
  ] as const)('is a success when the customer is not ($kind)', async (fault) => {
    office.vendor.backOffice.deactivateCustomer('crm-20417');
    office.vendor.faults.when(deleted, fault);
    const { results, apiCalls } = await deactivate();
    expect(results).toEqual({ id: customerId, customer_id: customerId, status: 'inactive' });
    expect(apiCalls).toHaveLength(2);
  });

  test('is the first error when the customer is gone', async () => {
    office.vendor.faults.next({ kind: 'status', status: 404 }, 2);
    const failure = await failureOf(deactivate());
    expect(failure.message).toContain('no customer with this Customer ID');
    expect(failure.message).not.toContain('still');
  });
});

test('warns whoever sets the step up', () => {
  expect(app.creates?.deactivate_customer?.operation).toMatchObject({
    inputFields: [{ type: 'copy', helpText: expect.stringMatching(/\*\*This switches/) }, {}],
  });
});
