import { afterEach, beforeEach, expect, test } from '@jest/globals';
import app from '../../index.ts';
import { failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
let customerId: string;
beforeEach(async () => {
  office = await openOffice();
  customerId = String(office.vendor.backOffice.customer('crm-20417').customer_id);
});
afterEach(() => office.close());

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

test('warns whoever sets the step up', () => {
  expect(app.creates?.deactivate_customer?.operation).toMatchObject({
    inputFields: [{ type: 'copy', helpText: expect.stringMatching(/\*\*This switches/) }, {}],
  });
});
