import { describe, expect, test } from '@jest/globals';
import { callsOf, failureOf, idsOf, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const KNOWN = 'cust_51600012';
const KNOWN_EMAIL = 'ines.valdemar@example.org';
const NO_ADDRESS = { line1: null, city: null, state: null, postal_code: null, country: null };

const treasury = new TreasuryOfTest();

const open = async (options?: TreasuryOptions) => {
  await treasury.open(options);
  await treasury.zapier.connect();
};
const find = (input: Record<string, unknown>) => treasury.zapier.search('find_customer', input);
const found = async (input: Record<string, unknown>) => (await find(input)).results;

describe('by Customer ID', () => {
  test('finds with one call', async () => {
    await open();
    const { results, apiCalls } = await find({ customerId: KNOWN });
    expect(results).toMatchObject([
      { id: KNOWN, individual: { first_name: 'Inês', address: { postal_code: '80205' } } },
    ]);
    expect(callsOf(treasury, apiCalls)).toEqual([`GET /customers/${KNOWN}`]);
  });

  test('finds nothing for one that is not there', async () => {
    await open();
    expect(await found({ customerId: 'cust_9' })).toEqual([]);
  });

  test.each(['Inês', '51600012', 'CUST_51600012', '?limit=2', '..'])(
    'halts on %j before any call, with an example',
    async (customerId) => {
      await open();
      const { kind, message, apiCalls } = await failureOf(find({ customerId }));
      expect(kind).toBe('halted');
      expect(message).toBe('Customer ID must be a Customer ID such as cust_51620937.');
      expect(apiCalls).toEqual([]);
    },
  );

  test.each(['absent', 'null'] as const)(
    'has every key, null where nothing is (%s)',
    async (emptyKeys) => {
      await open({ seed: false, switches: { emptyKeys } });
      const customerId = treasury.bultra.backOffice.addCustomer({});
      const [customer] = await found({ customerId });
      expect(customer).toMatchObject({
        id: customerId,
        email: null,
        phone: null,
        individual: { first_name: null, last_name: null, date_of_birth: null, address: NO_ADDRESS },
        corporation: { legal_name: null, address: NO_ADDRESS },
        individuals: [],
        accounts: [],
      });
    },
  );

  test.each(['full', 'bare'] as const)(
    'reads a corporation that is shown %s',
    async (corporationShape) => {
      await open({ switches: { corporationShape } });
      const [company] = await found({ customerId: 'cust_51600085' });
      const isShown = corporationShape === 'full';
      expect(company).toMatchObject({
        type: 'CORPORATION',
        corporation: { legal_name: isShown ? 'Tidewater Looms Cooperative' : null },
        individual: { first_name: null },
      });
      expect(company?.individuals).toHaveLength(isShown ? 2 : 0);
    },
  );
});

describe('by e-mail address', () => {
  test.each([KNOWN_EMAIL, ' INES.Valdemar@Example.org '])('finds %j in the list', async (email) => {
    await open();
    const { results, apiCalls } = await find({ email });
    expect(idsOf(results)).toEqual([KNOWN]);
    expect(results).toMatchObject([{ individual: { first_name: 'Inês' } }]);
    expect(callsOf(treasury, apiCalls)).toEqual([
      'GET /customers?limit=100',
      `GET /customers/${KNOWN}`,
    ]);
  });

  test.each(['valdemar@example.org', 'ines.valdemar@example.org.example', 'nobody@example.org'])(
    'takes no other for %s',
    async (email) => {
      await open();
      expect(await found({ email })).toEqual([]);
    },
  );

  test.each(['desc', 'asc'] as const)('takes the newest of several (%s)', async (order) => {
    await open({ switches: { order } });
    const add = (createdAt: string) =>
      treasury.bultra.backOffice.addCustomer({
        email: 'lena.ostrow@example.org',
        createdAt: Date.parse(createdAt),
      });
    const ids = [add('2025-03-01'), add('2026-03-01'), add('2024-03-01')];
    expect(idsOf(await found({ email: 'lena.ostrow@example.org' }))).toEqual([ids[1]]);
  });

  test.each(['clamp', 'reject', 'max20'] as const)(
    'reads a long list to its end (limit: %s)',
    async (limitPolicy) => {
      await open({ rateLimits: false, switches: { limitPolicy } });
      const createdAt = Date.parse('2026-06-01');
      treasury.bultra.backOffice.importCustomers(
        Array.from({ length: 1_200 }, () => ({ createdAt })),
      );
      expect(idsOf(await found({ email: KNOWN_EMAIL }))).toEqual([KNOWN]);
    },
  );

  test('says that it cannot know when the list is too long', async () => {
    await open({ rateLimits: false });
    treasury.bultra.backOffice.importCustomers(Array.from({ length: 5_000 }, () => ({})));
    const { kind, message } = await failureOf(find({ email: KNOWN_EMAIL }));
    expect(kind).toBe('errored');
    expect(message).toContain('Search by ID instead');
  });

  test('halts on what is no address, before any call', async () => {
    await open();
    const { kind, apiCalls } = await failureOf(find({ email: 'Inês' }));
    expect([kind, apiCalls]).toEqual(['halted', []]);
  });
});

describe('by both', () => {
  test.each([
    [KNOWN_EMAIL, 1],
    ['yusuf.adelani@example.org', 0],
  ])('both must fit: %s', async (email, count) => {
    await open();
    const { results, apiCalls } = await find({ customerId: KNOWN, email });
    expect(results).toHaveLength(count);
    expect(apiCalls).toHaveLength(1);
  });

  test('makes no call without either', async () => {
    await open();
    const { results, apiCalls } = await find({ customerId: ' ', email: null });
    expect([results, apiCalls]).toEqual([[], []]);
  });
});
