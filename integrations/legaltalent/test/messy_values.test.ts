import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NOBODY, SOMEBODY, sameId } from '../../../test/nobodies.ts';
import { COMPANY, failureOf, type Office, openOffice } from './support.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ rateLimits: false });
});
afterAll(() => office.close());
beforeEach(() => office.vendor.journal.clear());

const KNOWN = 'crm-20417'; // a Client ID of the sandbox
const requests = () => office.vendor.journal.entries;
const create = (input: object) => office.zapier.create('create_customer', { ...COMPANY, ...input });
const update = (input: object) => office.zapier.create('update_customer', { ...input });
const createSession = (input: object) =>
  office.zapier.create('create_session', { workflowId: 'basic-kyc', ...input });
const find = (input: object) => office.zapier.search('find_customer', { ...input });
const customerId = async () => String((await find({ clientId: KNOWN })).results[0]?.id);

/** Every place of every step where a value says who or what is meant. */
const IDENTIFYING: [string, string, (value: unknown) => Promise<unknown>][] = [
  ['create_customer', 'Client ID', (clientId) => create({ clientId })],
  ['update_customer', 'Customer ID', (id) => update({ customerId: id, name: 'X' })],
  [
    'monitor_customer',
    'Customer ID',
    (id) => office.zapier.create('monitor_customer', { customerId: id }),
  ],
  [
    'deactivate_customer',
    'Customer ID',
    (id) => office.zapier.create('deactivate_customer', { customerId: id }),
  ],
  [
    'monitor_customer',
    'Watchlist ID',
    (watchlistId) => office.zapier.create('monitor_customer', { customerId: 'c-1', watchlistId }),
  ],
  ['create_session', 'Workflow ID', (workflowId) => createSession({ workflowId, clientId: KNOWN })],
  ['create_session', 'Customer ID', (id) => createSession({ customerId: id })],
  ['create_session', 'Client ID', (clientId) => createSession({ clientId })],
  ['find_customer', 'Client ID', (clientId) => find({ clientId })],
  ['find_customer', 'Customer ID', (id) => find({ customerId: id })],
  ...['find_sessions', 'find_organization', 'find_risk_profile'].map(
    (key): [string, string, (value: unknown) => Promise<unknown>] => [
      key,
      'Customer ID',
      (id) => office.zapier.search(key, { customerId: id }),
    ],
  ),
  [
    'find_customer or create',
    'Client ID',
    (clientId) => office.zapier.findOrCreate('find_customer', { ...COMPANY, clientId }),
  ],
];

test.each(IDENTIFYING)(
  '%s takes nothing for an ID in %s that identifies nobody',
  async (_, label, run) => {
    for (const value of NOBODY) {
      const { kind, message } = await failureOf(run(value));
      expect([value, kind, message]).toEqual([value, 'halted', expect.stringContaining(label)]);
    }
    expect(requests()).toHaveLength(0);
  },
);

test.each(SOMEBODY)('the Client ID %s is somebody, although it looks odd', async (clientId) => {
  const { results } = await create({ clientId });
  expect((await find({ clientId })).results).toMatchObject([{ id: results.id }]);
});

test.each(sameId(KNOWN))('marks that nobody sees make no second customer: %j', async (clientId) => {
  expect((await find({ clientId })).results).toMatchObject([{ client_id: KNOWN }]);
  expect((await failureOf(create({ clientId }))).message).toContain('with this Client ID already');
});

test('cleans what has one reading', async () => {
  const website = '\u200bhttps://umbral.example\u00a0';
  await update({
    customerId: `${await customerId()}\u200b`,
    name: 'Umbral\r\nTextiles\tS.A.',
    entityType: 'Individual',
    website,
    country: 'uy',
  });
  const sent = requests().find(({ method }) => method === 'PATCH')?.requestBody;
  expect(sent).toEqual({
    name: 'Umbral Textiles S.A.',
    entity_type: 'individual',
    website: 'https://umbral.example',
    country: 'UY',
  });
});

test.each([
  [{ name: 'Umbral\u0007' }, 'Name'],
  [{ taxId: '21\u00007' }, 'Tax ID'],
  [{ website: 'https://\u202eumbral.example' }, 'Website'],
  [{ clientId: 'crm-1\n2' }, 'Client ID'],
])('halts on %j, which has no one reading', async (input, label) => {
  expect((await failureOf(create(input))).message).toBe(
    `${label} may not hold line breaks or other control characters.`,
  );
  expect(requests()).toHaveLength(0);
});

describe('an update with every field blank', () => {
  test('reads the customer once, and says that nothing has changed', async () => {
    const id = await customerId();
    const blank = { name: ' ', website: [], country: null, taxId: '\u200b', entityType: {} };
    const { results, apiCalls } = await update({ customerId: id, ...blank });
    expect(results).toMatchObject({ id, client_id: KNOWN, outcome: 'unchanged' });
    expect(apiCalls).toMatchObject([{ method: 'GET' }]);
  });

  test('halts when there is no such customer', async () => {
    const { kind, message } = await failureOf(update({ customerId: 'c-9' }));
    expect([kind, message]).toEqual([
      'halted',
      expect.stringContaining('no customer with this Customer ID'),
    ]);
  });
});

test('two customers of one name are told apart in the dropdown by their Client IDs', async () => {
  await create({ name: 'John Smith', clientId: 'crm-1' });
  await create({ name: 'John Smith', clientId: 'crm-2' });
  const { results } = await office.zapier.dropdown('customer_list', 0);
  const labels = results.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['John Smith (crm-1)', 'John Smith (crm-2)']));
});
