import { describe, expect, test } from '@jest/globals';
import {
  ADDRESS,
  callsOf,
  failureOf,
  SENT_ADDRESS,
  TreasuryOfTest,
  type TreasuryOptions,
} from '../support.ts';

const KNOWN = 'cust_51600012';
const FROZEN = 'cust_51600058';
const CLOSED = 'cust_51600044';

const treasury = new TreasuryOfTest();

const open = async (options?: TreasuryOptions) => {
  await treasury.open(options);
  await treasury.zapier.connect();
  treasury.bultra.journal.clear();
};
const update = (input: Record<string, unknown>) =>
  treasury.zapier.create('update_customer', { customerId: KNOWN, ...input });
const requests = () => treasury.bultra.journal.entries;
const stored = (id = KNOWN) => treasury.bultra.backOffice.customer(id);

describe('changing a customer', () => {
  test('takes one call, which says who, what and that it is JSON', async () => {
    await open();
    const input = { email: 'ines.new@example.org', phone: '+14155550177', ...ADDRESS };
    const { results, apiCalls } = await update(input);
    const sent = { email: input.email, phone: input.phone, address: SENT_ADDRESS };
    expect(callsOf(treasury, apiCalls)).toEqual([`PATCH /customers/${KNOWN}`]);
    expect(requests()).toMatchObject([{ requestBody: sent, status: 200 }]);
    expect(results).toEqual({
      id: KNOWN,
      ...sent,
      updated_at: expect.stringMatching(/Z$/),
      outcome: 'updated',
    });
    expect(stored()).toMatchObject({ email: input.email, individual: { address: SENT_ADDRESS } });
  });

  test('sends filled fields alone', async () => {
    await open();
    await update({ phone: ' +14155550177 ', email: '', city: null, state: ' ' });
    expect(requests().at(-1)?.requestBody).toEqual({ phone: '+14155550177' });
  });

  test('leaves the state out of an address without one', async () => {
    await open();
    await update({ ...ADDRESS, state: '' });
    const { state: _, ...rest } = SENT_ADDRESS;
    expect(requests().at(-1)?.requestBody).toEqual({ address: rest });
  });

  test.each(['replace', 'merge'] as const)(
    'leaves a whole address there (%s)',
    async (addressPatch) => {
      await open({ switches: { addressPatch } });
      await update(ADDRESS);
      expect(stored()).toMatchObject({ individual: { address: SENT_ADDRESS } });
    },
  );

  test('has an idempotency id of its own for each run, so that A, B, A ends with A', async () => {
    await open();
    for (const phone of ['+14155550101', '+14155550102', '+14155550101']) await update({ phone });
    const ids = requests().map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]+$/);
    expect(stored()).toMatchObject({ phone: '+14155550101' });
  });
});

describe('bad input', () => {
  test.each([
    [{ customerId: '', phone: '+1' }, 'Customer is required.'],
    [
      { customerId: '51600012', phone: '+1' },
      'Customer must be a Customer ID such as cust_51620937.',
    ],
    [{ customerId: 'ind_804417', phone: '+1' }, 'Customer must be a Customer ID'],
    [{ customerId: 'cust_', phone: '+1' }, 'Customer holds no ID'],
    [{ customerId: 'kunde_ü', phone: '+1' }, 'Customer must be a Customer ID'],
    [{ email: 'ines' }, 'Email must be an e-mail address such as priya@example.org.'],
    [{ phone: '+'.repeat(33) }, 'Phone may have at most 32 characters.'],
    [{ ...ADDRESS, country: 'USA' }, 'Country must be two letters such as US.'],
    [{ ...ADDRESS, city: 'x'.repeat(256) }, 'City may have at most 255 characters.'],
    [{ state: 'MA' }, 'Address Line 1 is required with any other part of the address'],
    [{ city: 'Boston', country: 'US' }, 'Address Line 1 is required with any other part'],
  ])('halts on %j before any call', async (wrong, message) => {
    await open();
    const failure = await failureOf(update(wrong));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain(message);
    expect(requests()).toHaveLength(0);
  });
});

const SHAPES = ['documented', 'noDetails', 'string', 'html'] as const;

describe.each(SHAPES)('a refusal told as %s', (errorShape) => {
  test('of a value halts, and names the field where the answer does', async () => {
    await open({ switches: { errorShape } });
    const { kind, message } = await failureOf(update({ email: 'ines@localhost' }));
    expect(kind).toBe('halted');
    expect(message).toContain(
      errorShape === 'documented' ? 'does not accept Email.' : 'does not accept the values',
    );
  });

  test.each([
    ['of a frozen customer', FROZEN, { email: 'yusuf.new@example.org' }],
    ['of a closed customer', CLOSED, { phone: '+14155550101' }],
  ])('%s halts, and leads to a new application', async (_, customerId, change) => {
    await open({ switches: { errorShape } });
    const before = stored(customerId);
    const { kind, message } = await failureOf(update({ customerId, ...change }));
    expect(kind).toBe('halted');
    expect(message).toContain('may need a new application');
    expect(stored(customerId)).toEqual(before);
  });

  test('for a customer who is not there halts', async () => {
    await open({ switches: { errorShape } });
    const { kind, message } = await failureOf(update({ customerId: 'cust_9', phone: '+1' }));
    expect(kind).toBe('halted');
    expect(message).toContain('Check the IDs');
  });
});

test('two runs for one customer wait for each other', async () => {
  await open();
  treasury.bultra.faults.next({ kind: 'delay', ms: 100 });
  const first = update({ phone: '+14155550101' }).then(() => requests().length);
  const second = update({ phone: '+14155550102' });
  expect(await first).toBe(1);
  expect((await second).results).toMatchObject({ phone: '+14155550102' });
  expect(stored()).toMatchObject({ phone: '+14155550102' });
});
