import { describe, expect, test } from '@jest/globals';
import type { Bultra } from '../../../sandbox/bultra.ts';
import {
  callsOf,
  failureOf,
  ORGANISATION,
  SANDBOX_CLIENT,
  TreasuryOfTest,
  type TreasuryOptions,
  zapierFor,
} from './support.ts';

const KNOWN = 'cust_51600012';

const treasury = new TreasuryOfTest();

const open = (options?: TreasuryOptions) => treasury.open(options);
const connect = () => treasury.zapier.connect();
const find = () => treasury.zapier.search('find_customer', { customerId: KNOWN });
const update = () =>
  treasury.zapier.create('update_customer', { customerId: KNOWN, phone: '+14155550177' });
const failedConnect = () => failureOf(connect());

describe('connecting', () => {
  test('takes one token and one call, and is called what the user calls it', async () => {
    await open();
    const { results: label, apiCalls } = await connect();
    expect(label).toBe(ORGANISATION);
    expect(callsOf(treasury, apiCalls)).toEqual(['token', 'GET /customers?limit=1']);
  });

  test.each(['full', 'minimal'] as const)('takes a token answer that is %s', async (tokenShape) => {
    await open({ switches: { tokenShape } });
    await expect(connect()).resolves.toBeDefined();
  });

  test('accepts an empty list of customers', async () => {
    await open({ seed: false });
    await expect(connect()).resolves.toBeDefined();
  });

  test('does without a limit when none is taken', async () => {
    await open();
    treasury.bultra.faults.when(({ path }) => path.includes('limit='), {
      kind: 'status',
      status: 400,
    });
    const { apiCalls } = await connect();
    expect(callsOf(treasury, apiCalls).slice(1)).toEqual([
      'GET /customers?limit=1',
      'GET /customers',
    ]);
  });
});

/** A client of its own for a connection, with these scopes. */
const newClient = ({ clients }: Bultra, scopes?: ('customers:read' | 'customers:write')[]) => {
  const { id, secret } = clients.add(scopes ? { scopes } : {});
  return { clientId: id, clientSecret: secret };
};

describe('a client that Bultra does not take', () => {
  test.each(['oauth', 'bultra', '400'] as const)(
    'is asked to connect again, and nothing is echoed (%s)',
    async (clientError) => {
      const wrong = { clientId: 'client_unknown', clientSecret: 'secret_that_is_wrong' };
      await open({ switches: { clientError }, client: () => wrong });
      const { kind, message, apiCalls } = await failedConnect();
      expect(kind).toBe('expired');
      expect(message).toContain('client ID or client secret wrong');
      expect(message).not.toMatch(/unknown|that_is|not known/);
      expect(callsOf(treasury, apiCalls)).toEqual(['token']);
    },
  );

  test('is told so also when it was revoked after it connected', async () => {
    let clientId = '';
    await open({
      client: (bultra) => {
        const client = newClient(bultra);
        clientId = client.clientId;
        return client;
      },
    });
    await connect();
    treasury.bultra.clients.revoke(clientId);
    const { kind, apiCalls } = await failureOf(find());
    expect(kind).toBe('expired');
    expect(callsOf(treasury, apiCalls)).toEqual([`GET /customers/${KNOWN}`, 'token']);
  });

  test.each([
    [{ clientId: 'client:sandbox' }, 'holds a colon'],
    [{ clientId: `${SANDBOX_CLIENT.clientId}:${SANDBOX_CLIENT.clientSecret}` }, 'holds a colon'],
  ])('is refused before any call: %j', async (odd, says) => {
    await open({ client: () => ({ ...SANDBOX_CLIENT, ...odd }) });
    const { kind, message } = await failedConnect();
    expect(kind).toBe('expired');
    expect(message).toContain(says);
    expect(message).not.toContain('sandbox');
    expect(treasury.bultra.journal.total).toBe(0);
  });

  test('may have an ID that was pasted with blanks around', async () => {
    const clientId = ` ${SANDBOX_CLIENT.clientId}\n`;
    await open({ client: () => ({ ...SANDBOX_CLIENT, clientId }) });
    await expect(connect()).resolves.toBeDefined();
  });

  test.each([
    ['pasted with blanks around', ` ${SANDBOX_CLIENT.clientSecret}\n`],
    ['with a colon', 'half:other half'],
    ['beyond ASCII', 'schlüssel 漢字'],
  ])('may have a secret %s', async (_, clientSecret) => {
    const id = 'client_odd';
    await open({
      client: ({ clients }) => {
        clients.addKnown({ id, secret: clientSecret.trim() });
        return { clientId: id, clientSecret };
      },
    });
    await expect(connect()).resolves.toBeDefined();
  });
});

describe('scopes', () => {
  test('a client that may only read connects, and is told what an update lacks', async () => {
    await open({ client: (bultra) => newClient(bultra, ['customers:read']) });
    expect(callsOf(treasury, (await connect()).apiCalls)).toEqual([
      'token',
      'token',
      'GET /customers?limit=1',
    ]);
    expect((await find()).results).toHaveLength(1);
    const { kind, message } = await failureOf(update());
    expect(kind).toBe('errored');
    expect(message).toContain('lacks the scope customers:write');
  });

  test('a client that may only write cannot connect: every step reads, or leads to one', async () => {
    await open({ client: (bultra) => newClient(bultra, ['customers:write']) });
    const { kind, message, apiCalls } = await failedConnect();
    expect(kind).toBe('expired');
    expect(message).toContain('scopes customers:read and customers:write');
    expect(callsOf(treasury, apiCalls)).toEqual(['token', 'token']);
  });
});

test.each([
  ['clientId', 'Client ID', (value: string) => `"${value}"`],
  ['clientSecret', 'Client Secret', (value: string) => `client_secret=${value}`],
])('a %s that was pasted with something around it is not sent', async (field, label, wrapped) => {
  const client = { ...SANDBOX_CLIENT };
  await open({ client: () => ({ ...client, [field]: wrapped('0123456789') }) });
  const { kind, message, apiCalls } = await failedConnect();
  expect([kind, message]).toEqual(['expired', expect.stringContaining(`${label} holds`)]);
  expect(apiCalls).toEqual([]);
});

test.each([
  [SANDBOX_CLIENT.clientSecret, 'Organisation holds a key'],
  [`Larkspur ${SANDBOX_CLIENT.clientSecret}`, 'Organisation holds a key'],
  ['\u200b \u3164', 'Organisation shows nothing'],
])('refuses %j as the name that everybody sees', async (organisation, says) => {
  await open({ client: () => ({ ...SANDBOX_CLIENT, organisation }) });
  const { kind, message, apiCalls } = await failedConnect();
  expect([kind, message]).toEqual(['expired', expect.stringContaining(says)]);
  expect(callsOf(treasury, apiCalls)).toEqual(['token']);
});

describe('an address from the environment', () => {
  const ODD = [
    'http://example.org/v1',
    'ftp://127.0.0.1/v1',
    'no address',
    'https://a:b@example.org',
  ];

  test.each(ODD)('is refused as the API before any call of it: %s', async (url) => {
    await open();
    const zapier = await zapierFor({ url, tokenUrl: treasury.bultra.tokenUrl });
    const failure = await failureOf(zapier.connect());
    await zapier.close();
    expect(failure.message).toContain('BULTRA_API_URL');
    expect(callsOf(treasury, failure.apiCalls)).toEqual(['token']);
  });

  test.each(ODD)('is refused as the token host before any call: %s', async (tokenUrl) => {
    await open();
    const zapier = await zapierFor({ url: treasury.bultra.url, tokenUrl });
    const failure = await failureOf(zapier.connect());
    await zapier.close();
    expect(failure.message).toContain('BULTRA_TOKEN_URL');
    expect(failure.apiCalls).toEqual([]);
  });
});
