import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf, type Office, type OfficeOptions, openOffice } from '../support.ts';

let person = { externalId: '', fullName: '', email: '' };
let shared: Office;
let office: Office;
let people = 5000;

beforeAll(async () => {
  shared = await openOffice({ rateLimits: false });
});
afterAll(() => shared.close());
beforeEach(() => {
  people += 1;
  const email = `imani.${people}@example.org`;
  person = { externalId: `hubspot:${people}`, fullName: 'Imani Núñez', email };
  office = shared;
  office.vendor.journal.clear();
});
afterEach(async () => {
  if (office !== shared) await office.close();
});

/** Opens an office for the running test alone. */
const openOwn = async (options: OfficeOptions) => {
  office = await openOffice(options);
};
const upsert = (input: object) => office.zapier.create('upsert_customer', { ...person, ...input });
const update = (input: object) =>
  office.zapier.create('update_customer', { customerId: person.externalId, ...input });
const requests = () => office.vendor.journal.entries;
const lastBody = () => requests().at(-1)?.requestBody;
const inOffice = () => office.vendor.backOffice.customer(person.externalId);

describe('a verified person', () => {
  const verified = async (options?: OfficeOptions) => {
    if (options) await openOwn(options);
    office.vendor.backOffice.verify(
      office.vendor.backOffice.addCustomer({ ...person, externalId: person.externalId }),
    );
    office.vendor.journal.clear();
  };

  test.each(['Imani Nu\u0301n\u0303ez', 'Imani  Núñez', 'Imani\u00a0Núñez\u200b'])(
    'keeps the same name in another spelling: %j',
    async (fullName) => {
      await verified();
      const { results } = await upsert({ fullName, phone: '+61491570157' });
      expect(results).toMatchObject({ outcome: 'updated', full_name: person.fullName });
    },
  );

  const RENAMED = { fullName: 'Imani Okoro', phone: '+61491570157', type: 'SOLE_TRADER' };

  test('stops by default, and the error names the choice that goes on', async () => {
    await verified();
    const { kind, message } = await failureOf(upsert(RENAMED));
    expect(kind).toBe('halted');
    expect(message).toContain('"Leave out what is fixed, change the rest" in When Verified');
  });

  test('is changed but for what is fixed, by the UUID, and the step says so', async () => {
    await verified();
    const { results } = await upsert({ ...RENAMED, whenVerified: 'skip_frozen' });
    expect(results).toMatchObject({
      full_name: person.fullName,
      outcome: 'updated',
      skipped_fields: ['fullName', 'email', 'type'],
    });
    expect(requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/customers',
      `GET /api/v1/customers?external_id=hubspot%3A${people}&limit=100`,
      `PATCH /api/v1/customers/${String(results.id)}`,
    ]);
    expect(lastBody()).toEqual({ phone: RENAMED.phone });
  });

  test.each(['Leave out what is fixed, change the rest', 'skip-frozen'])(
    'is changed as well when the choice is mapped as %s',
    async (whenVerified) => {
      await verified();
      const { results } = await upsert({ ...RENAMED, whenVerified });
      expect(results.skipped_fields).toEqual(['fullName', 'email', 'type']);
      const updated = await update({ fullName: RENAMED.fullName, whenVerified });
      expect(updated.results.skipped_fields).toEqual(['fullName']);
    },
  );

  test('with nothing else to change is unchanged', async () => {
    await verified();
    const { results } = await upsert({ fullName: 'Imani Okoro', whenVerified: 'skip_frozen' });
    expect(results).toMatchObject({ outcome: 'unchanged', skipped_fields: ['fullName', 'email'] });
  });

  test.each([
    ['without an External ID', { externalId: '' }, 'without an External ID nobody can say'],
    ['whose External ID is another one', { externalId: 'hubspot:1' }, 'does not accept'],
  ])('%s stops all the same, and nothing is patched', async (_, input, reason) => {
    await verified();
    const before = inOffice();
    office.vendor.faults.next({ kind: 'status', status: 422 });
    const failure = await failureOf(upsert({ ...RENAMED, ...input, whenVerified: 'skip_frozen' }));
    expect([failure.kind, failure.message]).toEqual(['halted', expect.stringContaining(reason)]);
    expect(requests().map(({ method }) => method)).not.toContain('PATCH');
    expect(inOffice()).toEqual(before);
  });

  test('who is not verified after all: the first error stands', async () => {
    await upsert({});
    office.vendor.faults.next({ kind: 'status', status: 422 });
    const failure = await failureOf(upsert({ ...RENAMED, whenVerified: 'skip_frozen' }));
    expect(failure.message).toContain('does not accept');
    expect(inOffice()?.full_name).toBe(person.fullName);
  });

  test('stops when the key may not look the person up, and the error names the scope', async () => {
    await verified({ apiKey: ({ keys }) => keys.add({ scopes: ['customers:write'] }) });
    const failure = await failureOf(upsert({ ...RENAMED, whenVerified: 'skip_frozen' }));
    expect(failure.message).toContain('needs the scope customers:read');
  });
});

describe('an update with every field blank', () => {
  const BLANK = { fullName: ' ', email: null, phone: [], removePhone: 'no', isNewCustomer: '' };

  test('reads the customer once, and says that nothing has changed', async () => {
    const { results: made } = await upsert({});
    const { results, apiCalls } = await update(BLANK);
    const { outcome, ...customer } = made;
    expect(outcome).toBe('created');
    expect(results).toEqual({ ...customer, outcome: 'unchanged' });
    expect(apiCalls).toMatchObject([{ method: 'GET' }]);
  });

  test('names the scope that the key lacks', async () => {
    await openOwn({ apiKey: ({ keys }) => keys.add({ scopes: ['customers:write'] }) });
    const failure = await failureOf(update(BLANK));
    expect(failure.kind).toBe('errored');
    expect(failure.message).toContain('lacks the scope customers:read');
  });

  test('halts when there is no such customer', async () => {
    const failure = await failureOf(update({ ...BLANK, customerId: 'hubspot:77' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('no customer with this Customer ID');
  });
});
