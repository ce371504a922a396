import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NOBODY, SOMEBODY, sameId } from './nobodies.ts';
import { failureOf, type Office, openOffice } from './support.ts';

let person = { externalId: '', fullName: '', email: '' };
let office: Office;
let people = 5000;

beforeAll(async () => {
  office = await openOffice({ rateLimits: false });
});
afterAll(() => office.close());
beforeEach(() => {
  people += 1;
  const email = `imani.${people}@example.org`;
  person = { externalId: `hubspot:${people}`, fullName: 'Imani Núñez', email };
  office.vendor.journal.clear();
});

const upsert = (input: object) => office.zapier.create('upsert_customer', { ...person, ...input });
const update = (input: object) =>
  office.zapier.create('update_customer', { customerId: person.externalId, ...input });
const find = (input: Record<string, unknown>) => office.zapier.search('find_customer', input);
const requests = () => office.vendor.journal.entries;
const lastBody = () => requests().at(-1)?.requestBody;

/** Every place of every step where a value says who or what is meant. */
const IDENTIFYING: [string, string, (value: unknown) => Promise<unknown>][] = [
  ['Create or Update Customer', 'External ID', (externalId) => upsert({ externalId })],
  ['Create or Update Customer', 'Idempotency Key', (idempotencyKey) => upsert({ idempotencyKey })],
  ['Update Customer', 'Customer', (customerId) => update({ customerId, phone: '+61' })],
  [
    'Update Customer',
    'Idempotency Key',
    (idempotencyKey) => update({ phone: '1', idempotencyKey }),
  ],
  ['Find Customer', 'External ID', (externalId) => find({ externalId })],
  ['Find Customer', 'Customer ID', (customerId) => find({ customerId })],
  [
    'Find AML Status',
    'Customer',
    (customerId) => office.zapier.search('find_aml_status', { customerId }),
  ],
  [
    'Find or Create Customer',
    'External ID',
    (externalId) => office.zapier.findOrCreate('find_customer', { ...person, externalId }),
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

test('says what is missing behind the prefix, which field it is, and shows no other text', async () => {
  expect((await failureOf(upsert({ externalId: 'hubspot:' }))).message).toBe(
    'External ID holds no ID: the field that is mapped behind `hubspot:` is empty.',
  );
  expect((await failureOf(find({ externalId: 'Imani-' }))).message).toBe(
    'External ID holds no ID: the field that is mapped behind the prefix is empty.',
  );
  expect((await failureOf(find({ externalId: 2 ** 53 }))).message).toBe(
    'External ID must be mapped as text: a number this long has lost digits on its way.',
  );
});

test.each(SOMEBODY)('the ID %s is somebody, although it looks odd', async (externalId) => {
  const { results } = await upsert({ externalId });
  expect((await find({ externalId })).results).toMatchObject([{ id: results.id }]);
  expect((await find({ customerId: externalId })).results).toMatchObject([{ id: results.id }]);
});

test('an e-mail address in which Zapier did not fill in something is nobody, and halts', async () => {
  for (const email of ['{{1.email}}@example.org', 'imani@{{1.domain}}'])
    for (const run of [upsert({ email }), update({ email })])
      expect((await failureOf(run)).message).toBe(
        'Email holds {{: Zapier did not fill in what is mapped there.',
      );
  expect(requests()).toHaveLength(0);
});

test('two people whose IDs are empty behind a prefix do not become one', async () => {
  const before = office.vendor.backOffice.customers();
  await failureOf(upsert({ externalId: 'hubspot:' }));
  await failureOf(
    upsert({ externalId: 'hubspot:', fullName: 'Jo Other', email: 'jo@example.org' }),
  );
  expect(office.vendor.backOffice.customers()).toEqual(before);
});

describe('marks that nobody sees', () => {
  test.each(sameId('hubspot:7'))('do not tell one ID from another: %j', async (spelled) => {
    person.externalId = 'hubspot:7';
    const { results } = await upsert({ externalId: spelled });
    expect(results.external_id).toBe(person.externalId);
    expect((await find({ externalId: spelled })).results).toMatchObject([{ id: results.id }]);
    expect((await update({ customerId: spelled, phone: '+61' })).results.id).toBe(results.id);
    expect((await upsert({})).results.outcome).toBe('updated');
  });

  test('are left out of names, addresses and phone numbers', async () => {
    await upsert({
      fullName: ' Imani\r\nNun\u0303ez\u00a0\t Jr.',
      email: `\u200e${person.email.replace('@', '\u200b@\u00ad')}`,
      phone: '\u202a+61\u00a0491\u2011570\u2011156\u202c',
    });
    expect(lastBody()).toMatchObject({
      fullName: 'Imani Nuñez Jr.',
      email: person.email,
      phone: '+61 491-570-156',
    });
  });

  test('stay where they shape the letters of a name', async () => {
    await upsert({ fullName: 'می\u200cخواهم کریمی' });
    expect(lastBody()).toMatchObject({ fullName: 'می\u200cخواهم کریمی' });
  });

  test.each(['crm-1\n2', 'crm-1\t2', 'crm\u20281', 'crm-\u00001', 'a\u202eb'])(
    'are not all that there is: %j has no one reading as an ID',
    async (externalId) => {
      for (const run of [upsert({ externalId }), find({ externalId })])
        expect((await failureOf(run)).message).toContain('line breaks or other control characters');
      expect(requests()).toHaveLength(0);
    },
  );
});

test.each([[[]], [{}], [['']], ['\u3164'], ['\u2060']])(
  '%j in a text field is a blank',
  async (blank) => {
    await upsert({ externalId: blank, phone: blank, type: blank, isNewCustomer: blank });
    expect(lastBody()).toEqual({ fullName: person.fullName, email: person.email });
  },
);

describe('yes and no', () => {
  const QUESTIONS = [
    ['isNewCustomer', 'Is a New Customer'],
    ['isDesignatedService', 'Receives a Designated Service'],
    ['handlesCashOrCrypto', 'Handles Cash or Crypto'],
  ] as const;
  const UNKNOWN = ['N/A', 'Nein', 'unknown', 'nope', 'null', 'x'];

  test.each(QUESTIONS)('in %s, no unknown word is a yes', async (key, label) => {
    for (const word of UNKNOWN)
      for (const run of [upsert({ [key]: word }), update({ [key]: word })])
        expect((await failureOf(run)).message).toBe(`${label} must be yes or no.`);
    expect(requests()).toHaveLength(0);
    for (const [word, answer] of [
      ['off', false],
      ['No', false],
      ['on', true],
      ['Yes', true],
    ]) {
      await upsert({ [String(key)]: word });
      expect(lastBody()).toMatchObject({ risk: { [key]: answer } });
    }
  });

  test('no unknown word deletes a phone number', async () => {
    for (const removePhone of UNKNOWN)
      expect((await failureOf(update({ removePhone }))).message).toBe(
        'Remove Phone must be yes or no.',
      );
    expect(requests()).toHaveLength(0);
  });
});

describe('a choice', () => {
  test.each([
    'Sole Trader: a person in business alone',
    'sole trader',
    'sole-trader',
    'SOLETRADER',
  ])('may be written as %s', async (type) => {
    expect((await upsert({ type })).results.type).toBe('SOLE_TRADER');
  });

  test('may be written as its label in a trigger as well', async () => {
    const samples = await office.zapier.sample('kyc_status_changed', { kycStatuses: ['verified'] });
    expect(samples.results).not.toEqual([]);
    expect(samples.results.every(({ kyc_status }) => kyc_status === 'VERIFIED')).toBe(true);
  });
});

test('an address that two people share is explained, with the way out', async () => {
  await upsert({});
  const failure = await failureOf(upsert({ externalId: 'hubspot:5002', fullName: 'Ada Núñez' }));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toMatch(/a couple that shares an address.*e-mail address of their own/);
});
