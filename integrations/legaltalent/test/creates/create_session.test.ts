import { describe, expect, test } from '@jest/globals';
import { customerId, office } from '../one_customer.ts';
import { failureOf } from '../support.ts';

const create = (input: Record<string, unknown> = { customerId }) =>
  office.zapier.create('create_session', { workflowId: 'basic-kyc', ...input });
const sent = () => office.vendor.journal.entries.at(-1)?.requestBody;
const posts = () => office.vendor.journal.count(({ method }) => method === 'POST');

describe('what it sends', () => {
  test('creates a session of a customer with one call', async () => {
    const { results, apiCalls } = await create({ customerId, clientId: ' ', ttlDays: 30 });
    expect(sent()).toEqual({ workflow_id: 'basic-kyc', customer_id: customerId, ttl_days: 30 });
    expect(results).toMatchObject({ customer_id: customerId, client_id: 'crm-20417' });
    expect(results).toMatchObject({ status: 'PENDING', workflow_name: 'Basic KYC' });
    expect(results.id).toBe(results.session_id);
    expect(apiCalls).toHaveLength(1);
  });

  test('by a Client ID that nobody has, LegalTalent makes the customer', async () => {
    const { results } = await create({ clientId: 'crm-new' });
    expect(sent()).toEqual({ workflow_id: 'basic-kyc', client_id: 'crm-new' });
    const customer = office.vendor.backOffice.customer('crm-new');
    expect(results).toMatchObject({ customer_id: customer.customer_id, client_id: 'crm-new' });
  });

  test.each(['meta', 'context', 'none'] as const)(
    'what the answer leaves out is what was sent (%s)',
    async (envelope) => {
      Object.assign(office.vendor.switches, { createAnswer: 'id', envelope });
      expect((await create()).results).toMatchObject({
        session_id: expect.any(String),
        customer_id: customerId,
        workflow_id: 'basic-kyc',
        client_id: null,
      });
    },
  );
});

describe('bad input', () => {
  test.each([
    [{ customerId: '' }, 'Customer ID and Client ID both name the customer: one of them must be'],
    [{ customerId: 'c', clientId: 'd' }, 'both name the customer: only one of them may be'],
    [{ workflowId: ' ', clientId: 'c' }, 'Workflow ID is required.'],
    [{ clientId: 'c', ttlDays: '0' }, 'TTL Days must be a whole number of days, such as 30.'],
    [{ clientId: 'c', ttlDays: 1.5 }, 'TTL Days must be a whole number'],
    [{ clientId: 'c', ttlDays: 'week' }, 'TTL Days must be a whole number'],
  ])('halts on %j before any request', async (wrong, says) => {
    const failure = await failureOf(create(wrong));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain(says);
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test.each([{ customerId: 'crm-20417' }, { clientId: 'c', workflowId: 'unknown-kyc' }])(
    'halts when LegalTalent does not know what is named: %j',
    async (wrong) => {
      const failure = await failureOf(create(wrong));
      expect(failure.kind).toBe('halted');
      expect(failure.message).toMatch(/no such workflow, or no such customer/);
    },
  );
});

test.each([
  { kind: 'loseAnswer' } as const,
  { kind: 'cutBody' } as const,
  { kind: 'emptyBody' } as const,
  { kind: 'status', status: 503 } as const,
])('is made once at most: it halts when no answer comes ($kind)', async (fault) => {
  office.vendor.faults.next(fault);
  const failure = await failureOf(create());
  expect(failure.kind).toBe('halted');
  expect(failure.message).toMatch(/Look in LegalTalent first.*a session of its own/);
  expect(posts()).toBe(1);
});

describe('the dropdowns', () => {
  const lines = async (key: string) => (await office.zapier.dropdown(key, 0)).results;

  test('show the workflows', async () => {
    expect(await lines('workflow_list')).toContainEqual({ id: 'basic-kyc', label: 'Basic KYC' });
  });

  test('show the active watchlists by one call, and nothing else of them', async () => {
    office.vendor.backOffice.addWatchlist(1, 'w-1', 'PEP');
    expect(await lines('watchlist_list')).toEqual([{ id: 'w-1', label: 'PEP' }]);
    expect(office.vendor.journal.entries.map(({ path }) => path)).toEqual([
      '/kyc/watchlists?active=true',
    ]);
  });

  test('name the permission that is missing', async () => {
    for (const [key, permission] of [
      ['watchlist_list', 'watchlist:list'],
      ['workflow_list', 'kyc:create'],
    ] as const) {
      office.vendor.faults.next({ kind: 'status', status: 403 });
      expect((await failureOf(lines(key))).message).toContain(`the permission ${permission}`);
    }
  });
});
