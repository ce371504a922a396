import { expect, test } from '@jest/globals';
import { callsOf, failureOf, TreasuryOfTest, type TreasuryOptions, zapierFor } from './support.ts';

const KNOWN = 'cust_51600012';
const FOUND = `GET /customers/${KNOWN}`;
const LIFE_MS = 15 * 60_000;

const treasury = new TreasuryOfTest();

const connected = async (options?: TreasuryOptions) => {
  await treasury.open(options);
  await treasury.zapier.connect();
};
const find = () => treasury.zapier.search('find_customer', { customerId: KNOWN });

test('one token serves one step after the other', async () => {
  await connected();
  const change = { customerId: KNOWN, phone: '+14155550177' };
  expect(callsOf(treasury, (await find()).apiCalls)).toEqual([FOUND]);
  const { apiCalls } = await treasury.zapier.create('update_customer', change);
  expect(callsOf(treasury, apiCalls)).toEqual([`PATCH /customers/${KNOWN}`]);
});

test('a token that has ended is renewed once, and the step runs again', async () => {
  await connected();
  treasury.bultra.clock.advance(LIFE_MS);
  const { results, apiCalls } = await find();
  expect(results).toMatchObject([{ id: KNOWN }]);
  expect(callsOf(treasury, apiCalls)).toEqual([FOUND, 'token', FOUND]);
  expect((await find()).apiCalls).toHaveLength(1);
});

test('a token that ends in the middle of a walk costs a second walk, and nothing is lost', async () => {
  await connected({ seed: false });
  treasury.bultra.backOffice.importCustomers(Array.from({ length: 150 }, () => ({})));
  const onPageTwo = ({ path }: { path: string }) => path.includes('cursor=');
  treasury.bultra.faults.when(onPageTwo, { kind: 'status', status: 401 });
  const { remembered, apiCalls } = await treasury.zapier.switchOn('new_customer');
  expect(remembered).toBe(150);
  expect(apiCalls).toHaveLength(5);
});

test('connections of one client may end each other’s tokens, and all go on', async () => {
  await connected({ switches: { tokenPolicy: 'single' } });
  const other = await zapierFor(treasury.bultra);
  for (const zapier of [treasury.zapier, other, treasury.zapier, other]) {
    const { results } = await zapier.search('find_customer', { customerId: KNOWN });
    expect(results).toHaveLength(1);
  }
  await other.close();
});

const tokensAsked = () =>
  treasury.bultra.journal.entries.filter(({ path }) => path === '/oauth2/token').length;

test.each(['many', 'single'] as const)(
  'runs at the same time share one new token (tokens of a client: %s)',
  async (tokenPolicy) => {
    await treasury.open({ switches: { tokenPolicy } });
    const runs = () => Promise.all([find(), find(), find(), find(), find()]);
    for (const { results } of await runs()) expect(results).toMatchObject([{ id: KNOWN }]);
    expect(tokensAsked()).toBe(1);
    treasury.bultra.tokens.endAll();
    for (const { results } of await runs()) expect(results).toMatchObject([{ id: KNOWN }]);
    expect(tokensAsked()).toBe(2);
  },
);

test('a new token that is refused as well is the end, and says what to do', async () => {
  await connected();
  const ofApi = ({ path }: { path: string }) => path.startsWith('/v1');
  treasury.bultra.faults.when(ofApi, { kind: 'status', status: 401 }, 9);
  const { kind, message, apiCalls } = await failureOf(find());
  expect(kind).toBe('stale');
  expect(message).toContain('Replaying this step later is safe. If it happens often, another');
  expect(message).toContain('a client for this connection alone');
  expect(callsOf(treasury, apiCalls)).toEqual([FOUND, 'token', FOUND]);
});
