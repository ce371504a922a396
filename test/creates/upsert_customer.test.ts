import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf, type Office, openOffice } from '../support.ts';

const PERSON = {
  externalId: 'hubspot:5001',
  fullName: 'Imani Duarte',
  email: 'imani.duarte@example.org',
};

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const upsert = (input: Record<string, unknown>) => office.zapier.create('upsert_customer', input);
const lastRequest = () => office.vendor.journal.entries.at(-1);

describe('what it sends', () => {
  test('creates a new customer with one call', async () => {
    const { results, apiCalls } = await upsert(PERSON);
    expect(results).toMatchObject({ full_name: 'Imani Duarte', outcome: 'created' });
    expect(apiCalls).toHaveLength(1);
  });

  test('updates the same person the next time and makes no second one', async () => {
    const first = await upsert(PERSON);
    const second = await upsert({ ...PERSON, phone: '+61491570156' });
    expect(second.results).toMatchObject({ id: first.results.id, outcome: 'updated' });
  });

  test('never sends a blank field', async () => {
    await upsert({ ...PERSON, phone: '  ', type: '', isNewCustomer: null, externalId: undefined });
    expect(lastRequest()?.requestBody).toEqual({ fullName: PERSON.fullName, email: PERSON.email });
  });

  test('sends a no, which differs from not answered', async () => {
    await upsert({ ...PERSON, isNewCustomer: false, handlesCashOrCrypto: 'yes' });
    expect(lastRequest()?.requestBody).toMatchObject({
      risk: { isNewCustomer: false, handlesCashOrCrypto: true },
    });
  });

  test('trims what was mapped and takes a number for a text', async () => {
    await upsert({ ...PERSON, externalId: 5001, fullName: '  Imani Duarte ' });
    expect(lastRequest()?.requestBody).toMatchObject({
      externalId: '5001',
      fullName: 'Imani Duarte',
    });
  });

  test.each(['{{bundle.authData.apiKey}}', '{{x}} & "quoted" \\ ü 漢字 🙂'])(
    'sends the name %s as it is',
    async (fullName) => {
      const { results } = await upsert({ ...PERSON, fullName });
      expect(results.full_name).toBe(fullName);
    },
  );
});

describe('idempotency keys', () => {
  test('gives each run a key of its own, so that A, B, A within a day ends with A', async () => {
    for (const fullName of ['Imani A', 'Imani B', 'Imani A']) await upsert({ ...PERSON, fullName });
    const keys = office.vendor.journal.entries.map((entry) => entry.idempotencyKey);
    expect(new Set(keys).size).toBe(3);
    expect(office.vendor.backOffice.customer(PERSON.externalId)?.full_name).toBe('Imani A');
  });

  test("sends the user's own key as typed and tells a replay", async () => {
    const input = { ...PERSON, idempotencyKey: 'deal-17/won' };
    await upsert(input);
    const { results } = await upsert(input);
    expect(results.outcome).toBe('replayed');
    expect(lastRequest()?.idempotencyKey).toBe('deal-17/won');
  });

  test('says what to do when the own key was used for something else', async () => {
    await upsert({ ...PERSON, idempotencyKey: 'deal-17' });
    const failure = await failureOf(
      upsert({ ...PERSON, fullName: 'Someone Else', idempotencyKey: 'deal-17' }),
    );
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('Idempotency Key');
  });
});

describe('bad input', () => {
  test.each([
    [{ fullName: '' }, 'Full Name is required.'],
    [{ email: undefined }, 'Email is required.'],
    [{ fullName: 'x'.repeat(256) }, 'Full Name may have at most 255 characters.'],
    [{ fullName: 'a\u0007b' }, 'Full Name may not hold line breaks or other control characters.'],
    [{ email: 'imani' }, 'Email must be an e-mail address such as priya@example.org.'],
    [{ type: 'COMPANY' }, 'Customer Type must be one of INDIVIDUAL, SOLE_TRADER.'],
    [{ phone: '1'.repeat(33) }, 'Phone may have at most 32 characters.'],
    [{ isNewCustomer: 'perhaps' }, 'Is a New Customer must be yes or no.'],
    [
      { idempotencyKey: 'ünique' },
      'Idempotency Key may hold plain letters, digits, signs and blanks only, 255 at most.',
    ],
    [{ externalId: ['a'] }, 'External ID must be text.'],
  ])('halts on %j before any request', async (wrong, message) => {
    const failure = await failureOf(upsert({ ...PERSON, ...wrong }));
    expect(failure).toMatchObject({ kind: 'halted', message });
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test('names every wrong field at once, and nothing of what was typed', async () => {
    const failure = await failureOf(upsert({ fullName: ' ', email: 'secret-person' }));
    expect(failure.message).toBe(
      'Full Name is required. Email must be an e-mail address such as priya@example.org.',
    );
  });
});

describe('what the vendor refuses', () => {
  test('explains an e-mail address that belongs to another external id', async () => {
    await upsert(PERSON);
    const failure = await failureOf(upsert({ ...PERSON, externalId: 'hubspot:5002' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('External ID');
    expect(failure.message).not.toContain(PERSON.email);
  });

  test('names the rejected field when a verified customer would be renamed', async () => {
    const { results } = await upsert(PERSON);
    office.vendor.backOffice.verify(String(results.id));
    const failure = await failureOf(upsert({ ...PERSON, fullName: 'Imani Other' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('does not accept Full Name.');
    expect(failure.message).not.toContain('one customer only');
    expect(failure.message).toContain('fixed once a customer is verified');
  });
});

describe('a key that the user brings', () => {
  test.each(['deal 17 won', 'deal-17/won', '~!"#$%&(){}=x'])(
    'is sent as typed: %s',
    async (key) => {
      await upsert({ ...PERSON, idempotencyKey: ` ${key}\u200b` });
      expect(lastRequest()?.idempotencyKey).toBe(key);
    },
  );

  test.each(['ключ', 'deal\n17', 'x'.repeat(256), 'a\u2013b'])(
    'that no header carries halts: %j',
    async (idempotencyKey) => {
      expect((await failureOf(upsert({ ...PERSON, idempotencyKey }))).message).toMatch(
        /^Idempotency Key may hold plain letters, digits, signs and blanks only, 255 at most\./,
      );
    },
  );
});
