import { describe, expect, test } from '@jest/globals';
import { callsOf, failureOf, idsOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const treasury = new TreasuryOfTest();

const open = (options?: TreasuryOptions) => treasury.open(options);
const addMany = (count: number) =>
  treasury.bultra.backOffice.importCustomers(
    Array.from({ length: count }, (_, n) => ({ createdAt: Date.parse('2026-01-01') + n * 1000 })),
  );
const switchOn = () => treasury.zapier.switchOn('new_customer');

test('knows all who are there, and fires once for each who comes', async () => {
  await open();
  const { zap, remembered } = await switchOn();
  expect(remembered).toBe(treasury.bultra.backOffice.customers().length);
  expect((await zap.poll()).events).toEqual([]);
  const id = treasury.bultra.backOffice.addCustomer({ email: 'lena.ostrow@example.org' });
  expect((await zap.poll()).events).toEqual([
    {
      id,
      type: 'INDIVIDUAL',
      status: 'PENDING',
      email: 'lena.ostrow@example.org',
      created_at: expect.stringMatching(/Z$/),
    },
  ]);
  treasury.bultra.backOffice.setStatus(id, 'ACTIVE');
  expect((await zap.poll()).events).toEqual([]);
});

test('passes on a status that nobody has heard of', async () => {
  await open();
  const { zap } = await switchOn();
  treasury.bultra.backOffice.addCustomer({ status: 'UNDER_REVIEW', type: 'TRUST' });
  expect((await zap.poll()).events).toMatchObject([{ status: 'UNDER_REVIEW', type: 'TRUST' }]);
});

test.each([
  [0, 1],
  [100, 1],
  [101, 2],
  [250, 3],
])('a list of %d costs %d calls', async (count, calls) => {
  await open({ seed: false });
  if (count > 0) addMany(count);
  const { zap, remembered } = await switchOn();
  expect(remembered).toBe(count);
  expect((await zap.poll()).apiCalls).toHaveLength(calls);
});

test('a quiet check is one call', async () => {
  await open();
  const { zap } = await switchOn();
  expect(callsOf(treasury, (await zap.poll()).apiCalls)).toEqual(['GET /customers?limit=100']);
});

describe.each([
  { order: 'asc' },
  { lastCursor: 'null' },
  { lastCursor: 'present' },
  { limitPolicy: 'reject' },
  { limitPolicy: 'max20' },
  { listShape: 'full' },
  { emptyKeys: 'null' },
] as const)('a Bultra with %j', (switches) => {
  test('is read to its end, and hands over the newest first', async () => {
    await open({ seed: false, switches });
    addMany(130);
    const { zap, remembered } = await switchOn();
    expect(remembered).toBe(130);
    const day = (n: number) => Date.parse(`2026-02-0${n}`);
    const { backOffice } = treasury.bultra;
    const ids = backOffice.importCustomers([1, 2, 3].map((n) => ({ createdAt: day(n) })));
    const { events } = await zap.poll();
    expect(idsOf(events)).toEqual(ids.reverse());
    for (const event of events) expect(event).toMatchObject({ email: null, type: 'INDIVIDUAL' });
  });
});

test('asks for no limit again in a walk that was refused one', async () => {
  await open({ switches: { limitPolicy: 'reject' }, seed: false });
  addMany(50);
  const calls = callsOf(treasury, (await switchOn()).apiCalls);
  expect(calls.slice(0, 3)).toEqual(['token', 'GET /customers?limit=100', 'GET /customers']);
  expect(calls.slice(3).join(' ')).not.toContain('limit');
  expect(calls).toHaveLength(5);
});

test.each(['clamp', 'max20'] as const)(
  'reads 5,000 customers (limit policy: %s)',
  async (limitPolicy) => {
    await open({ seed: false, rateLimits: false, switches: { limitPolicy } });
    addMany(5_000);
    expect((await switchOn()).remembered).toBe(5_000);
  },
);

test('says so, and takes nothing, when the list is longer', async () => {
  await open({ seed: false, rateLimits: false });
  addMany(5_001);
  const { kind, message } = await failureOf(switchOn());
  expect(kind).toBe('errored');
  expect(message).toContain('5000 or more records');
});

test('shows three samples, with one call', async () => {
  await open();
  const { results, apiCalls } = await treasury.zapier.sample('new_customer');
  expect(idsOf(results)).toEqual(['cust_51600085', 'cust_51600079', 'cust_51600063']);
  expect(apiCalls).toHaveLength(2);
});

test('lets Bultra pick the type, so that companies among many persons can be watched', async () => {
  await open({ seed: false });
  addMany(5_001);
  const { backOffice } = treasury.bultra;
  backOffice.importCustomers(Array.from({ length: 101 }, () => ({ type: 'CORPORATION' })));
  const input = { type: 'corporation' };
  const { zap, remembered, apiCalls } = await treasury.zapier.switchOn('new_customer', input);
  expect(remembered).toBe(101);
  expect(callsOf(treasury, apiCalls)[1]).toBe('GET /customers?type=CORPORATION&limit=100');
  backOffice.addCustomer({ type: 'INDIVIDUAL' });
  const id = backOffice.addCustomer({ type: 'CORPORATION' });
  expect((await zap.poll()).events).toMatchObject([{ id, type: 'CORPORATION' }]);
});
