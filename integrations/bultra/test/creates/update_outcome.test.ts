import { expect, test } from '@jest/globals';
import { ADDRESS, SENT_ADDRESS, TreasuryOfTest, type TreasuryOptions } from '../support.ts';

const KNOWN = 'cust_51600012';
const COMPANY = 'cust_51600085';
const NO_ADDRESS = { line1: null, city: null, state: null, postal_code: null, country: null };

const treasury = new TreasuryOfTest();

const open = (options?: TreasuryOptions) => treasury.open(options);
const update = (input: Record<string, unknown>) =>
  treasury.zapier.create('update_customer', { customerId: KNOWN, ...input });
const stored = (id = KNOWN) => treasury.bultra.backOffice.customer(id);

const SHAPES = ['partial', 'full', 'empty'] as const;

test.each(SHAPES)('has the same keys after an answer that is %s', async (patchAnswer) => {
  await open({ switches: { patchAnswer } });
  const { results } = await update({ email: 'ines.new@example.org' });
  expect(Object.keys(results)).toEqual([
    'id',
    'email',
    'phone',
    'address',
    'updated_at',
    'outcome',
  ]);
  expect(results).toMatchObject({ id: KNOWN, email: 'ines.new@example.org' });
});

test.each(['partial', 'empty'] as const)(
  'knows no address when none is sent or answered (%s)',
  async (patchAnswer) => {
    await open({ switches: { patchAnswer } });
    const { results } = await update({ email: 'ines.new@example.org' });
    expect(results.address).toEqual(NO_ADDRESS);
  },
);

test.each([
  [KNOWN, 'Denver'],
  [COMPANY, 'Boston'],
])('holds the address of %s where the detail has it', async (customerId, city) => {
  await open({ switches: { patchAnswer: 'full' } });
  const { results } = await update({ customerId, phone: '+14155550177' });
  expect(results.address).toMatchObject({ city, country: 'US' });
});

test.each(SHAPES)('holds what was sent where the answer is %s', async (patchAnswer) => {
  await open({ switches: { patchAnswer } });
  expect((await update(ADDRESS)).results).toMatchObject({ address: SENT_ADDRESS });
});

test.each(['absent', 'null'] as const)(
  'does not take a missing value for one (%s)',
  async (emptyKeys) => {
    await open({ switches: { emptyKeys, patchAnswer: 'full' } });
    const id = treasury.bultra.backOffice.addCustomer({});
    const { results } = await update({ customerId: id, phone: '+14155550101' });
    expect(results).toMatchObject({
      id,
      phone: '+14155550101',
      email: null,
      address: NO_ADDRESS,
    });
  },
);

test.each([
  ['replace', 'partial', undefined, null],
  ['replace', 'full', undefined, null],
  ['merge', 'partial', 'CO', null], // not told
  ['merge', 'full', 'CO', 'CO'],
] as const)(
  'says of the state that was left blank what Bultra says (%s, %s)',
  async (addressPatch, patchAnswer, left, told) => {
    await open({ switches: { addressPatch, patchAnswer } });
    const { results } = await update({ ...ADDRESS, state: '' });
    const { state: _, ...rest } = SENT_ADDRESS;
    const address = left === undefined ? rest : { ...rest, state: left };
    expect(stored().individual).toHaveProperty('address', address);
    expect(results.address).toEqual({ ...rest, state: told });
  },
);
