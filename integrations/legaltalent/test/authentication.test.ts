import { afterEach, describe, expect, test } from '@jest/globals';
import { LEGALTALENT_API_KEY } from '../../../sandbox/legaltalent.ts';
import { failureOf, type Office, openOffice, zapierAt } from './support.ts';

let office: Office;
afterEach(() => office.close());

const requests = () => office.vendor.journal.entries;

describe('connecting', () => {
  test.each([true, false])(
    'labels the connection by one small call (customers: %j)',
    async (seed) => {
      office = await openOffice({ seed });
      const { results: label } = await office.zapier.connect();
      expect(label).toBe('Rio Verde Logistics');
      expect(requests()).toMatchObject([{ method: 'GET', path: '/customers?limit=1' }]);
    },
  );

  test.each([
    ['page', '\n'],
    ['cursor', ''],
    ['bare', '  '],
    ['flat', ''],
  ] as const)(
    'accepts a list shaped as %s, and blanks around the key',
    async (listShape, blank) => {
      office = await openOffice({
        switches: { listShape },
        apiKey: ({ keys }) => keys.add() + blank,
      });
      await expect(office.zapier.connect()).resolves.toBeDefined();
    },
  );

  test.each(['object', 'string', 'flat', 'gateway', 'html'] as const)(
    'says what to do about a key that nobody knows (%s)',
    async (errorShape) => {
      office = await openOffice({
        switches: { errorShape },
        apiKey: () => 'sk_unknown000000000000000000',
      });
      const failure = await failureOf(office.zapier.connect());
      expect(failure.kind).toBe('expired');
      expect(failure.message).toMatch(/does not know this API key.*starts with sk_.*Connect again/);
    },
  );

  test('asks to reconnect after a key was revoked', async () => {
    let key = '';
    office = await openOffice({
      apiKey: ({ keys }) => {
        key = keys.add();
        return key;
      },
    });
    office.vendor.keys.revoke(key);
    expect((await failureOf(office.zapier.connect())).kind).toBe('expired');
  });

  test('refuses a key that may not read, and names the permission', async () => {
    office = await openOffice({ apiKey: ({ keys }) => keys.add({ permissions: ['kyc:create'] }) });
    const failure = await failureOf(office.zapier.connect());
    expect(failure.kind).toBe('errored');
    expect(failure.message).toContain('the permission kyc:read');
  });

  test('refuses the token of a login before any call, although the vendor takes it', async () => {
    office = await openOffice({ apiKey: () => ' eyJhbGciOi.eyJzdWIiOi.c2lnbmF0-_ ' });
    const failure = await failureOf(office.zapier.connect());
    expect(failure.kind).toBe('expired');
    expect(failure.message).toMatch(/token of a person's login.*API key/);
    expect(requests()).toHaveLength(0);
    await expect(office.zapier.search('find_customer', { clientId: 'a' })).resolves.toBeDefined();
  });

  test.each([
    ['Bearer sk_0123456789', 'the word Bearer'],
    ["'sk_0123456789'", 'quotation marks'],
  ])('says what is around a pasted key, and asks for no new one: %s', async (key, around) => {
    office = await openOffice({ apiKey: () => key });
    const failure = await failureOf(office.zapier.connect());
    expect(failure.kind).toBe('expired');
    expect(failure.message).toMatch(`API Key holds ${around} as well. Paste the value alone`);
    expect(requests()).toHaveLength(0);
  });

  test.each([
    [LEGALTALENT_API_KEY, 'Organisation holds a key'],
    ['our key sk_of0another', 'Organisation holds a key'],
    ['\u200b \u3164', 'Organisation shows nothing'],
  ])('refuses %j as the name that everybody sees', async (organisation, message) => {
    office = await openOffice();
    const zapier = await zapierAt(office.vendor.url, LEGALTALENT_API_KEY, () => [], organisation);
    const failure = await failureOf(zapier.connect()).finally(() => zapier.close());
    expect([failure.kind, failure.message]).toEqual(['expired', expect.stringContaining(message)]);
    expect(requests()).toHaveLength(0);
  });

  test('asks for the key again when it holds a character that no header can carry', async () => {
    office = await openOffice({ apiKey: () => 'sk_broken\n0000000000000000' });
    expect((await failureOf(office.zapier.connect())).kind).toBe('expired');
    expect(requests()).toHaveLength(0);
  });
});

test.each(['http://example.org', 'ftp://127.0.0.1', 'no address', 'https://a:b@example.org'])(
  'refuses the address %s before any request',
  async (url) => {
    office = await openOffice();
    const zapier = await zapierAt(url);
    const failure = await failureOf(zapier.connect());
    await zapier.close();
    expect(failure.message).toContain('LEGALTALENT_API_URL');
    expect(failure.apiCalls).toHaveLength(0);
  },
);
