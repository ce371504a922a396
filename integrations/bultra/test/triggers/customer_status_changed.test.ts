import { describe, expect, test } from '@jest/globals';
import { CUSTOMER_STATUSES } from '../../../../sandbox/bultra.ts';
import { callsOf, failureOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const KNOWN = 'cust_51600012'; // active

const treasury = new TreasuryOfTest();

const watch = async (statuses: unknown, options?: TreasuryOptions) => {
  await treasury.open(options);
  return treasury.zapier.switchOn('customer_status_changed', { statuses });
};
const become = (status: string) => treasury.bultra.backOffice.setStatus(KNOWN, status);

test('fires when a customer reaches the chosen status, and not for what was so before', async () => {
  const { zap } = await watch(['FROZEN']);
  expect((await zap.poll()).events).toEqual([]);
  become('FROZEN');
  expect((await zap.poll()).events).toMatchObject([{ id: KNOWN, status: 'FROZEN' }]);
  expect((await zap.poll()).events).toEqual([]);
});

test('fires once for each status, so that going back and forth fires no more', async () => {
  const { zap } = await watch(['ACTIVE', 'FROZEN', 'EDD']);
  const fired: unknown[] = [];
  for (const status of ['FROZEN', 'ACTIVE', 'FROZEN', 'EDD', 'ACTIVE']) {
    become(status);
    fired.push(...(await zap.poll()).events.map((event) => event.status));
  }
  expect(fired).toEqual(['FROZEN', 'EDD']);
});

test('never fires for a status that the customer had at the start', async () => {
  const { zap } = await watch(['ACTIVE']);
  become('FROZEN');
  expect((await zap.poll()).events).toEqual([]);
  become('ACTIVE');
  expect((await zap.poll()).events).toEqual([]);
});

test('fires for a newcomer who has the status from the start', async () => {
  const { zap } = await watch(['PENDING']);
  const id = treasury.bultra.backOffice.addCustomer({});
  expect((await zap.poll()).events).toMatchObject([{ id, status: 'PENDING' }]);
});

test.each([[...CUSTOMER_STATUSES]])(
  'lets Bultra pick %s when it is the only one',
  async (status) => {
    const { apiCalls, remembered } = await watch([status]);
    expect(callsOf(treasury, apiCalls).at(-1)).toBe(`GET /customers?status=${status}&limit=100`);
    const rows = treasury.bultra.backOffice.customers();
    expect(remembered).toBe(rows.filter((row) => row.status === status).length);
  },
);

test('reads one filtered list for each of several', async () => {
  const { remembered } = await watch(['FROZEN', 'closed', 'frozen', '']);
  expect(remembered).toBe(2);
  const some = await treasury.zapier.switchOn('customer_status_changed', {
    statuses: ['FROZEN', 'closed'],
    type: 'Corporation',
  });
  expect(callsOf(treasury, some.apiCalls)).toEqual([
    'GET /customers?type=CORPORATION&status=FROZEN&limit=100',
    'GET /customers?type=CORPORATION&status=CLOSED&limit=100',
  ]);
});

test('asks for no status when all are chosen', async () => {
  const { apiCalls } = await watch([...CUSTOMER_STATUSES]);
  expect(callsOf(treasury, apiCalls).at(-1)).toBe('GET /customers?limit=100');
});

test('takes a status that is typed, and asks for none, as Bultra may not know the filter', async () => {
  const { zap, apiCalls } = await watch(['EDD', 'frozen_l2f']);
  expect(callsOf(treasury, apiCalls).at(-1)).toBe('GET /customers?limit=100');
  become('FROZEN_L2F');
  expect((await zap.poll()).events).toMatchObject([{ id: KNOWN, status: 'FROZEN_L2F' }]);
  expect((await zap.poll()).events).toEqual([]);
});

test('watches few among many: only those in a chosen status count', async () => {
  await treasury.open();
  const many = (count: number, status: string) =>
    treasury.bultra.backOffice.importCustomers(Array.from({ length: count }, () => ({ status })));
  many(5_400, 'ACTIVE');
  many(600, 'FROZEN');
  const statuses = ['FROZEN', 'EDD'];
  const { remembered } = await treasury.zapier.switchOn('customer_status_changed', { statuses });
  expect(remembered).toBeGreaterThanOrEqual(600);
});

test('does not stumble over a status that nobody has heard of', async () => {
  const { zap } = await watch(['FROZEN', 'EDD']);
  become('UNDER_REVIEW');
  expect((await zap.poll()).events).toEqual([]);
});

describe.each([
  { order: 'asc' },
  { listShape: 'full' },
  { limitPolicy: 'max20' },
  { limitPolicy: 'reject' },
] as const)('a Bultra with %j', (switches) => {
  test('makes no change fire that is none', async () => {
    const { zap } = await watch(['ACTIVE', 'DORMANT'], { switches });
    treasury.bultra.backOffice.editCustomer(KNOWN, { email: 'ines.new@example.org' });
    expect((await zap.poll()).events).toEqual([]);
    become('DORMANT');
    expect((await zap.poll()).events).toHaveLength(1);
  });
});

test.each([
  [undefined, 'Statuses is required: choose at least one.'],
  [[''], 'Statuses is required: choose at least one.'],
])('halts on the statuses %j before any call of the API', async (statuses, message) => {
  const failure = await failureOf(watch(statuses));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toBe(message);
  expect(callsOf(treasury, failure.apiCalls)).toEqual(['token']);
});

test('shows samples in a chosen status alone', async () => {
  await treasury.open();
  const input = { statuses: ['FROZEN', 'EDD'] };
  const { results } = await treasury.zapier.sample('customer_status_changed', input);
  expect(results.map(({ status }) => status)).toEqual(['FROZEN']);
});
