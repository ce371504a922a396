import { afterEach, describe, expect, test } from '@jest/globals';
import { failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

const KNOWN = 'internal:customer/42'; // verified
const ALL_FROZEN = { fullName: 'Someone Else', email: 'someone.else@example.org' };

let office: Office;
afterEach(() => office.close());

const open = async (options?: OfficeOptions) => {
  office = await openOffice(options);
};
const update = (input: Record<string, unknown>) => office.zapier.create('update_customer', input);
const requests = () => office.vendor.journal.entries;
const bodies = () => requests().map(({ method, requestBody }) => ({ method, requestBody }));
const addPerson = () =>
  office.vendor.backOffice.addCustomer({
    fullName: 'Tevita Koloi',
    email: 'tevita.koloi@example.org',
    externalId: 'hubspot:7001',
    phone: '+61491570156',
  });

describe('changing a customer', () => {
  test.each(['id', 'external id'])('finds the customer by %s, with one call', async (by) => {
    await open();
    const id = addPerson();
    const { results, apiCalls } = await update({
      customerId: by === 'id' ? id : 'hubspot:7001',
      fullName: 'Tevita K. Koloi',
    });
    expect(results).toMatchObject({ id, full_name: 'Tevita K. Koloi', outcome: 'updated' });
    expect(results.skipped_fields).toEqual([]);
    expect(apiCalls).toHaveLength(1);
  });

  test('carries an external id with any characters as one path segment', async () => {
    await open();
    const { results } = await update({ customerId: KNOWN, phone: '+61491570157' });
    expect(results.external_id).toBe(KNOWN);
    expect(requests().at(-1)?.path).toBe('/api/v1/customers/internal%3Acustomer%2F42');
  });

  test('never sends a blank field, and sends a no', async () => {
    await open();
    const customerId = addPerson();
    await update({
      customerId,
      fullName: ' ',
      email: null,
      phone: '',
      removePhone: '',
      isDesignatedService: false,
    });
    expect(requests().at(-1)?.requestBody).toEqual({ risk: { isDesignatedService: false } });
  });

  test('removes a phone number only when asked to', async () => {
    await open();
    const customerId = addPerson();
    await update({ customerId, removePhone: true });
    expect(requests().at(-1)?.requestBody).toEqual({ phone: null });
  });

  test('tells a replay of the own idempotency key', async () => {
    await open();
    const input = { customerId: addPerson(), fullName: 'T. Koloi', idempotencyKey: 'deal-9' };
    await update(input);
    expect((await update(input)).results.outcome).toBe('replayed');
  });
});

describe('bad input', () => {
  test.each([
    [{ phone: '+61', removePhone: true }, 'Remove Phone must be blank or no while Phone is filled'],
    [{ customerId: '', phone: '+61' }, 'Customer is required.'],
    [{ customerId: '.', phone: '+61' }, 'Customer ID cannot be looked up'],
    [{ customerId: '..', phone: '+61' }, 'Customer ID cannot be looked up'],
    [{ whenVerified: 'maybe', phone: '+61' }, 'When Verified must be one of stop, skip_frozen.'],
  ])('halts on %j before any request', async (wrong, message) => {
    await open();
    const failure = await failureOf(update({ customerId: KNOWN, ...wrong }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain(message);
    expect(requests()).toHaveLength(0);
  });

  test('halts when there is no such customer, and advises on slashes', async () => {
    await open();
    const failure = await failureOf(update({ customerId: 'a/b', phone: '+61' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('External ID with a slash');
  });
});

describe.each(['fields', 'plain', 'terse'] as const)('a verified customer (%s)', (frozenReply) => {
  test('stops by default, and changes nothing', async () => {
    await open({ switches: { frozenReply } });
    const before = office.vendor.backOffice.customer(KNOWN);
    const failure = await failureOf(update({ customerId: KNOWN, ...ALL_FROZEN, phone: '+61' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('fixed once a customer is verified');
    expect(office.vendor.backOffice.customer(KNOWN)).toEqual(before);
  });

  test('keeps name and e-mail address and changes the rest where the step says so, and names them', async () => {
    await open({ switches: { frozenReply } });
    const { results } = await update({
      customerId: KNOWN,
      ...ALL_FROZEN,
      phone: '+61491570157',
      whenVerified: 'skip_frozen',
    });
    expect(results).toMatchObject({ outcome: 'updated', skipped_fields: ['fullName', 'email'] });
    expect(results.full_name).not.toBe(ALL_FROZEN.fullName);
    expect(bodies().map(({ method }) => method)).toEqual(['PATCH', 'GET', 'PATCH']);
    expect(bodies().at(-1)?.requestBody).toEqual({ phone: '+61491570157' });
  });

  test('with nothing but fixed fields, says that the customer is unchanged', async () => {
    await open({ switches: { frozenReply } });
    const { results } = await update({
      customerId: KNOWN,
      fullName: 'Someone Else',
      whenVerified: 'skip_frozen',
    });
    expect(results).toMatchObject({ outcome: 'unchanged', skipped_fields: ['fullName'] });
  });

  test('works with a key that may only write', async () => {
    const apiKey: OfficeOptions['apiKey'] = ({ keys }) => keys.add({ scopes: ['customers:write'] });
    await open({ switches: { frozenReply }, apiKey });
    const { results } = await update({
      customerId: KNOWN,
      ...ALL_FROZEN,
      phone: '+61491570157',
      whenVerified: 'skip_frozen',
    });
    expect(results.skipped_fields).toEqual(['fullName', 'email']);
  });
});

test("a repeat with the user's own key brings no old value back, for a verified customer too", async () => {
  await open();
  const first = {
    customerId: KNOWN,
    fullName: 'Someone Else',
    phone: '+61491570156',
    whenVerified: 'skip_frozen',
    idempotencyKey: 'deal-9',
  };
  expect((await update(first)).results.outcome).toBe('updated');
  await update({ customerId: KNOWN, phone: '+61491570199' });
  expect((await update(first)).results.outcome).toBe('replayed');
});

test('another 422 is reported as it is, although fixed fields may be skipped', async () => {
  await open();
  const customerId = addPerson();
  office.vendor.faults.next({ kind: 'status', status: 422 });
  const failure = await failureOf(
    update({ customerId, ...ALL_FROZEN, phone: '+61', whenVerified: 'skip_frozen' }),
  );
  expect(failure.kind).toBe('halted');
  expect(bodies().filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

test('a key that may only write learns what was changed before the rest was refused', async () => {
  await open({ apiKey: ({ keys }) => keys.add({ scopes: ['customers:write'] }) });
  const customerId = addPerson();
  office.vendor.faults.next({ kind: 'status', status: 422 });
  const failure = await failureOf(
    update({ customerId, ...ALL_FROZEN, isNewCustomer: true, whenVerified: 'skip_frozen' }),
  );
  expect(failure.kind).toBe('halted');
  expect(bodies().at(-1)?.requestBody).toEqual({ risk: { isNewCustomer: true } });
  expect(failure.message).toContain('All fields but Full Name and Email are changed already.');
});
