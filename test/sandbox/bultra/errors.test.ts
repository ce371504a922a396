import { describe, expect, test } from '@jest/globals';
import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, startBultra } from '../../../sandbox/bultra.ts';
import { bultraClient, bultraForEachTest, NOON } from './bultra_client.ts';

const sandbox = bultraForEachTest();
const api = bultraClient(sandbox);

describe('the shape of an error', () => {
  const message = 'Validation failed.';

  test('is the documented envelope by default', async () => {
    const details = [{ field: 'limit', message: 'Must be a whole number.' }];
    expect((await api.get('/customers?limit=x')).json()).toEqual({
      error: { code: 'INVALID_REQUEST', message, details },
    });
  });

  test('has no details under noDetails, and is a sentence under string', async () => {
    const { switches } = sandbox();
    switches.errorShape = 'noDetails';
    const error = { code: 'INVALID_REQUEST', message };
    expect((await api.get('/customers?limit=x')).json()).toEqual({ error });
    switches.errorShape = 'string';
    expect((await api.get('/customers?limit=x')).json()).toEqual({ error: message });
  });

  test('is a page under html, with the same status', async () => {
    sandbox().switches.errorShape = 'html';
    const page = await api.get('/customers?limit=x');
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('<html>')]);
  });
});

describe('what is no route', () => {
  test.each(['/', '/customers/cust_1/individuals', '/applications', '/customers/'])(
    'answers 404: GET %s',
    async (path) => {
      const reply = await api.get(path);
      expect([reply.status, reply.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }]);
    },
  );

  test.each([
    ['POST', '/customers', 'GET'],
    ['DELETE', '/customers/cust_1', 'GET, PATCH'],
    ['DELETE', '/customers/cust_1/individuals/ind_1', 'GET, PATCH'],
  ])('answers 405: %s %s', async (method, path, allow) => {
    const reply = await api.call(method, path, {});
    expect([reply.status, reply.headers.get('Allow')]).toEqual([405, allow]);
    expect(reply.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } });
  });
});

describe('300 requests a minute', () => {
  const spend = async (token: string): Promise<Set<number>> => {
    const statuses = new Set<number>();
    for (let call = 0; call < 300; call += 1)
      statuses.add((await api.get('/customers', { token })).status);
    return statuses;
  };

  test('are answered to each client, and the answer to the next one says how long to wait', async () => {
    const { clients, clock, switches } = sandbox();
    const client = clients.add();
    expect(await spend(await api.token(client))).toEqual(new Set([200]));
    clock.set(NOON + 15_500);
    const token = await api.token(client); // the token host does not count, another token does not help
    const reply = await api.get('/customers', { token });
    expect([reply.status, reply.headers.get('Retry-After')]).toEqual([429, '45']);
    expect(reply.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    switches.retryAfter = 'absent';
    const silent = await api.get('/customers', { token });
    expect([silent.status, silent.headers.has('Retry-After')]).toEqual([429, false]);
    expect((await api.get('/customers')).status).toBe(200);
    clock.set(NOON + 60_000);
    expect((await api.get('/customers', { token })).status).toBe(200);
  });

  test('are no limit in a sandbox without rate limits', async () => {
    const unlimited = await startBultra({ rateLimits: false });
    const client = bultraClient(() => unlimited);
    const token = await client.token();
    const statuses = new Set<number>();
    for (let call = 0; call < 301; call += 1)
      statuses.add((await client.get('/customers', { token })).status);
    await unlimited.close();
    expect(statuses).toEqual(new Set([200]));
  });
});

describe('the journal', () => {
  test('notes requests by the label of their client', async () => {
    const id = sandbox().backOffice.addCustomer({});
    const token = await api.token(sandbox().clients.add({ label: 'Zapier' }));
    await api.patch(`/customers/${id}`, { phone: '1' }, { token });
    await api.get('/customers?limit=1', { token: 'nonsense' });
    const seen = sandbox().journal.entries.map(
      ({ method, path, status, keyLabel, requestBody }) => {
        return [method, path, status, keyLabel, requestBody];
      },
    );
    const form = { grant_type: 'client_credentials', scope: null };
    expect(seen).toEqual([
      ['POST', '/oauth2/token', 200, 'Zapier', form],
      ['PATCH', `/v1/customers/${id}`, 200, 'Zapier', { phone: '1' }],
      ['GET', '/v1/customers?limit=1', 401, null, null],
    ]);
  });

  test('holds neither secret nor token, wherever a caller puts them', async () => {
    const { journal, tokenUrl } = sandbox();
    const onArrival: string[] = [];
    journal.onRequest = (entry) => onArrival.push(JSON.stringify(entry));
    const form = `grant_type=client_credentials&client_id=${BULTRA_CLIENT_ID}&client_secret=${BULTRA_CLIENT_SECRET}`;
    const token = await api.token({ form });
    await api.askToken({ form: JSON.stringify({ client_secret: BULTRA_CLIENT_SECRET }) });
    const json = { 'Content-Type': 'application/json' };
    await api.askToken({
      form: JSON.stringify({ client_secret: BULTRA_CLIENT_SECRET }),
      headers: json,
    });
    await fetch(`${tokenUrl}?client_secret=${BULTRA_CLIENT_SECRET}`, { method: 'POST' });
    await api.get('/customers', { token });
    const noted = onArrival.join() + JSON.stringify(journal.entries);
    expect(journal.total).toBe(5);
    expect(noted).not.toContain(BULTRA_CLIENT_SECRET);
    expect(noted).not.toContain(token);
    expect(noted).not.toContain('Basic');
  });
});
