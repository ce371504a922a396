import { describe, expect, test } from '@jest/globals';
import { BULTRA_CLIENT_ID } from '../../../sandbox/bultra.ts';
import { bultraClient, bultraForEachTest, NOON } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);
const MINUTE_MS = 60_000;

const grant = (scope: string): string =>
  new URLSearchParams({ grant_type: 'client_credentials', scope }).toString();

describe('a token request', () => {
  test('answers a bearer token of 15 minutes with all scopes of the client', async () => {
    const reply = await api.askToken();
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({
      access_token: expect.stringMatching(/^\w{40,}$/),
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'customers:read customers:write',
    });
  });

  test('answers the token alone under tokenShape minimal', async () => {
    sandbox().switches.tokenShape = 'minimal';
    expect((await api.askToken()).json()).toEqual({ access_token: expect.any(String) });
  });

  test.each(['oauth2', 'oauth2/tokens'])('answers 404 at /%s', async (path) => {
    const { origin } = new URL(sandbox().tokenUrl);
    expect((await fetch(`${origin}/${path}`, { method: 'POST' })).status).toBe(404);
  });

  test('answers 405 to GET', async () => {
    const reply = await fetch(sandbox().tokenUrl);
    expect([reply.status, reply.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['scope=customers:read', {}, 'invalid_request'],
    ['grant_type=password', {}, 'unsupported_grant_type'],
    ['grant_type=client_credentials', { 'Content-Type': null }, 'invalid_request'],
    ['{}', { 'Content-Type': 'application/json' }, 'invalid_request'],
  ])('answers 400 to %s with %o', async (form, headers, error) => {
    const reply = await api.askToken({ form, headers });
    expect(reply.status).toBe(400);
    expect(reply.json()).toEqual({ error, error_description: expect.any(String) });
  });
});

describe('the scopes of a token', () => {
  test('are those that were asked for', async () => {
    const reply = await api.askToken({ form: grant('customers:read') });
    expect(reply.json()).toMatchObject({ scope: 'customers:read' });
    const token = await api.token({ form: grant('customers:read') });
    expect((await api.get('/customers', { token })).status).toBe(200);
    const refused = await api.patch('/customers/cust_1', {}, { token });
    expect(refused.status).toBe(403);
    expect(refused.json()).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test.each(['customers:write', 'accounts:read', 'customers:read customers:write'])(
    'must be granted: %s is 400 for a client that may only read',
    async (scope) => {
      const reader = sandbox().clients.add({ scopes: ['customers:read'] });
      const reply = await api.askToken({ ...reader, form: grant(scope) });
      expect(reply.status).toBe(400);
      expect(reply.json()).toMatchObject({ error: 'invalid_scope' });
      const all = await api.askToken(reader);
      expect(all.json()).toMatchObject({ scope: 'customers:read' });
    },
  );

  test('let nobody read who may only write', async () => {
    const id = sandbox().backOffice.addCustomer({
      individuals: [{ firstName: 'A', lastName: 'B' }],
    });
    const token = await api.token(sandbox().clients.add({ scopes: ['customers:write'] }));
    for (const path of ['/customers', `/customers/${id}`, `/customers/${id}/individuals/ind_1`])
      expect((await api.get(path, { token })).status).toBe(403);
    expect((await api.patch(`/customers/${id}`, { phone: '1' }, { token })).status).toBe(200);
  });
});

describe('a client that is not known', () => {
  test.each([
    { id: 'client_nobody' },
    { secret: 'wrong' },
    { secret: '' },
    { headers: { Authorization: null } },
    { headers: { Authorization: 'Basic %%%' } },
    { headers: { Authorization: null }, form: `${grant('')}&client_id=${BULTRA_CLIENT_ID}` },
  ])('answers 401 invalid_client to %o', async (request) => {
    const reply = await api.askToken(request);
    expect(reply.status).toBe(401);
    expect(reply.json()).toEqual({
      error: 'invalid_client',
      error_description: expect.any(String),
    });
  });

  test('is refused in the shape of the switch clientError', async () => {
    sandbox().switches.clientError = '400';
    const early = await api.askToken({ secret: 'wrong' });
    expect([early.status, early.json()]).toMatchObject([400, { error: 'invalid_client' }]);
    sandbox().switches.clientError = 'bultra';
    const enveloped = await api.askToken({ secret: 'wrong' });
    expect(enveloped.status).toBe(401);
    expect(enveloped.json()).toMatchObject({ error: { code: 'UNAUTHORIZED' } });
  });

  test('is one that was revoked, and its tokens are dead', async () => {
    const { clients } = sandbox();
    const client = clients.add();
    const token = await api.token(client);
    clients.revoke(client.id);
    expect((await api.askToken(client)).status).toBe(401);
    expect((await api.get('/customers', { token })).status).toBe(401);
    expect(() => clients.revoke('client_nobody')).toThrow('No such client');
  });
});

test('takes id and secret as they are, not form-encoded', async () => {
  const odd = { id: 'client 1%2B', secret: 'a:b%20+ü' };
  sandbox().clients.addKnown(odd);
  expect((await api.askToken(odd)).status).toBe(200);
  expect((await api.askToken({ ...odd, secret: 'a:b ++ü' })).status).toBe(401);
});

describe('a token', () => {
  test('ends after 15 minutes by the clock of the sandbox', async () => {
    const token = await api.token();
    sandbox().clock.set(NOON + 15 * MINUTE_MS - 1);
    expect((await api.get('/customers', { token })).status).toBe(200);
    sandbox().clock.advance(1);
    const reply = await api.get('/customers', { token });
    expect(reply.status).toBe(401);
    expect(reply.json()).toMatchObject({ error: { code: 'UNAUTHORIZED' } });
  });

  test('ends with all others when whoever runs the sandbox says so', async () => {
    const tokens = [await api.token(), await api.token(sandbox().clients.add())];
    sandbox().tokens.endAll();
    for (const token of tokens) expect((await api.get('/customers', { token })).status).toBe(401);
    expect((await api.get('/customers')).status).toBe(200);
  });

  test('stays good beside a new one, unless tokenPolicy is single', async () => {
    const client = sandbox().clients.add();
    const others = await api.token();
    const [first, second] = [await api.token(client), await api.token(client)];
    expect((await api.get('/customers', { token: first })).status).toBe(200);
    sandbox().switches.tokenPolicy = 'single';
    const third = await api.token(client);
    const statuses = [];
    for (const token of [first, second, third, others])
      statuses.push((await api.get('/customers', { token })).status);
    expect(statuses).toEqual([401, 401, 200, 200]);
  });

  test.each([null, 'Bearer', 'Bearer nonsense', 'Basic abc'])(
    'is needed: %p answers 401, also where no route is',
    async (Authorization) => {
      for (const path of ['/customers', '/nowhere'])
        expect((await api.get(path, { headers: { Authorization } })).status).toBe(401);
    },
  );
});
