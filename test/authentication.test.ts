import { afterEach, describe, expect, test } from '@jest/globals';
import { SANDBOX_API_KEY } from '../sandbox/instant_compliance.ts';
import { failureOf, type Office, openOffice, zapierAt } from './support.ts';

let office: Office;
afterEach(() => office.close());

describe('connecting', () => {
  test('labels the connection with the name of the organisation', async () => {
    office = await openOffice();
    const { results: label, apiCalls } = await office.zapier.connect();
    expect(label).toBe('Harbour Street Conveyancing');
    expect(apiCalls).toHaveLength(1);
    expect(office.vendor.journal.entries.at(-1)).toMatchObject({
      path: '/api/v1/customers?limit=1',
    });
  });

  test('accepts an organisation without customers', async () => {
    office = await openOffice({ seed: false });
    await expect(office.zapier.connect()).resolves.toBeDefined();
  });

  test('accepts a genuine key that may only write', async () => {
    office = await openOffice({
      apiKey: ({ keys }) => keys.add({ scopes: ['customers:write'] }),
    });
    await expect(office.zapier.connect()).resolves.toBeDefined();
    const failure = await failureOf(office.zapier.search('find_customer', { externalId: 'a' }));
    expect(failure.kind).toBe('errored');
    expect(failure.message).toContain('customers:read');
  });

  test.each(['unauthorized', 'invalid_api_key', 'empty', 'html'] as const)(
    'tells where a key is made when the vendor does not know it (401 as %s)',
    async (authError) => {
      office = await openOffice({
        switches: { authError },
        apiKey: () => 'ic_live_unknown00000000000000000000000000',
      });
      const failure = await failureOf(office.zapier.connect());
      expect(failure.kind).toBe('expired');
      expect(failure.message).toContain('Settings > Developers > Create key');
      expect(failure.message).toContain('ic_live_');
      expect(failure.message).not.toContain('unknown000');
    },
  );

  test.each(['revoke', 'expire'] as const)('asks to reconnect after a key was %sd', async (end) => {
    let key = '';
    office = await openOffice({
      apiKey: ({ keys }) => {
        key = keys.add({});
        return key;
      },
    });
    office.vendor.keys[end](key);
    expect((await failureOf(office.zapier.connect())).kind).toBe('expired');
  });

  test.each([
    [`Bearer ${SANDBOX_API_KEY}`, 'the word Bearer'],
    [`Authorization: Bearer ${SANDBOX_API_KEY}`, 'the word Authorization'],
    [`"${SANDBOX_API_KEY}"`, 'quotation marks'],
  ])('says what is around a pasted key, and asks for no new one: %s', async (key, around) => {
    office = await openOffice({ apiKey: () => key });
    const failure = await failureOf(office.zapier.connect());
    expect(failure.kind).toBe('expired');
    expect(failure.message).toMatch(`API Key holds ${around} as well. Paste the value alone`);
    expect(failure.message).toContain('you need no new one');
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test.each([
    [SANDBOX_API_KEY, 'Organisation holds a key'],
    ['our key ic_live_another', 'Organisation holds a key'],
    ['\u200b \u3164', 'Organisation shows nothing'],
  ])('refuses %j as the name that everybody sees', async (organisation, message) => {
    office = await openOffice();
    const zapier = await zapierAt(office.vendor.url, SANDBOX_API_KEY, () => [], organisation);
    const failure = await failureOf(zapier.connect()).finally(() => zapier.close());
    expect([failure.kind, failure.message]).toEqual(['expired', expect.stringContaining(message)]);
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test('asks for the key again when it holds a character that no header can carry', async () => {
    office = await openOffice({ apiKey: () => 'ic_live_broken\n0000000000000000' });
    const failure = await failureOf(office.zapier.connect());
    expect(failure.kind).toBe('expired');
    expect(failure.message).not.toContain('broken');
    expect(office.vendor.journal.entries).toHaveLength(0);
  });
});

describe('the address of the API', () => {
  test.each([
    'http://example.org/api/v1',
    'ftp://127.0.0.1/v1',
    'no address',
    'https://a:b@example.org',
  ])('refuses %s before any request', async (url) => {
    office = await openOffice();
    const zapier = await zapierAt(url);
    const failure = await failureOf(zapier.connect());
    await zapier.close();
    expect(failure.message).toContain('INSTANT_COMPLIANCE_API_URL');
    expect(failure.apiCalls).toHaveLength(0);
  });
});
