import { describe, expect, test } from '@jest/globals';
import { SANDBOX_API_KEY } from '../../sandbox/instant_compliance.ts';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

describe('an API key', () => {
  test('of the sandbox has the documented form', () => {
    expect(SANDBOX_API_KEY).toMatch(/^ic_live_\S{32,}$/);
    expect(sandbox().keys.add()).toMatch(/^ic_live_\S{32,}$/);
  });

  test.each(['ic_live_short', `ic_live_${'x'.repeat(40)}`, `ic_test_${'x'.repeat(40)}`, ''])(
    'answers 401 when it is %p',
    async (key) => {
      const reply = await api.get('/customers', { key });
      expect(reply.status).toBe(401);
      expect(reply.error()).toMatchObject({ code: 'unauthorized', details: {} });
    },
  );

  test('answers 401 once revoked, and when its time has come', async () => {
    const { clock, keys } = sandbox();
    const revoked = keys.add();
    const expired = keys.add();
    const expiring = keys.add({ expiresAt: NOON + 1000 });
    expect((await api.get('/customers', { key: expiring })).status).toBe(200);
    keys.revoke(revoked);
    keys.expire(expired);
    clock.advance(1000);
    for (const key of [revoked, expired, expiring])
      expect((await api.get('/customers', { key })).status).toBe(401);
  });

  test('answers 401 in the shape of the switch authError', async () => {
    const { switches } = sandbox();
    const bodies = [];
    for (const shape of ['invalid_api_key', 'empty', 'html'] as const) {
      switches.authError = shape;
      bodies.push((await api.get('/customers', { key: 'ic_live_no' })).text);
    }
    expect(bodies[0]).toContain('"code":"invalid_api_key"');
    expect(bodies[1]).toBe('');
    expect(bodies[2]).toMatch(/^<!doctype html>/);
  });
});

describe('scopes', () => {
  test.each([
    ['POST', '/customers', 'customers:write'],
    ['PATCH', '/customers/x:1', 'customers:write'],
    ['GET', '/customers', 'customers:read'],
    ['GET', '/customers/x:1', 'customers:read'],
    ['GET', '/customers/x:1/aml', 'aml:read'],
  ] as const)('%s %s needs %s', async (method, path, scope) => {
    const { backOffice, keys } = sandbox();
    backOffice.addCustomer({ fullName: 'Lan', externalId: 'x:1' });
    const others = (['customers:write', 'customers:read', 'aml:read'] as const).filter(
      (other) => other !== scope,
    );
    const body = method === 'GET' ? undefined : { fullName: 'A', email: 'a@example.org' };
    const lacking = await api.call(method, path, { key: keys.add({ scopes: others }), body });
    expect(lacking.status).toBe(403);
    expect(lacking.error()).toMatchObject({
      code: 'forbidden_scope',
      details: { required_scope: scope },
    });
    const having = await api.call(method, path, { key: keys.add({ scopes: [scope] }), body });
    expect(having.status).toBeLessThan(300);
  });
});

describe('another organisation', () => {
  test('has records that answer as unknown', async () => {
    const id = sandbox().backOffice.of('second').addCustomer({ fullName: 'R', externalId: 'x:9' });
    for (const path of [`/customers/${id}`, '/customers/x:9', `/customers/${id}/aml`])
      expect((await api.get(path)).error()).toMatchObject({ code: 'not_found', details: {} });
    expect((await api.patch(id, { phone: '1' })).status).toBe(404);
    expect((await api.get('/customers')).list().data).toEqual([]);
    const key = sandbox().keys.add({ organisation: 'second' });
    expect((await api.get(`/customers/${id}`, { key })).status).toBe(200);
  });
});

describe('dead ends', () => {
  test.each([
    ['DELETE', '/customers/x:1', 'GET, PATCH'],
    ['PUT', '/customers', 'GET, POST'],
    ['POST', '/customers/x:1/aml', 'GET'],
  ])('%s %s answers 405 with the methods that work', async (method, path, allow) => {
    const reply = await api.call(method, path);
    expect(reply.status).toBe(405);
    expect(reply.headers.get('Allow')).toBe(allow);
    expect(reply.error().code).toBe('method_not_allowed');
  });

  test('answers 404 to an unknown path, and 401 first without a key', async () => {
    expect((await api.get('/companies')).status).toBe(404);
    expect((await api.get('/companies', { key: 'none' })).status).toBe(401);
  });
});

describe('the order of the checks', () => {
  test('is key, rate limit, route, scope, then the request itself', async () => {
    const key = sandbox().keys.add({ scopes: ['aml:read'] });
    const statusOf = async (method: string, path: string) =>
      (await api.call(method, path, { key, body: 'no json' })).status;
    expect(await statusOf('DELETE', '/customers')).toBe(405);
    expect(await statusOf('POST', '/customers')).toBe(403);
    for (let call = 2; call < 60; call += 1) await api.get('/customers', { key });
    expect(await statusOf('DELETE', '/customers')).toBe(429);
    sandbox().keys.revoke(key);
    expect(await statusOf('DELETE', '/customers')).toBe(401);
  });
});

describe('an id in the path', () => {
  test('is decoded once, so that slashes and colons work', async () => {
    for (const externalId of ['internal:customer/42', '100%25', 'Ünïcode ?#'])
      sandbox().backOffice.addCustomer({ fullName: externalId, externalId });
    for (const externalId of ['internal:customer/42', '100%25', 'Ünïcode ?#']) {
      const reply = await api.get(`/customers/${encodeURIComponent(externalId)}`);
      expect(reply.record()).toMatchObject({ full_name: externalId });
    }
  });

  test('answers 404 with an encoded slash under encodedSlash reject', async () => {
    sandbox().backOffice.addCustomer({ fullName: 'Lan', externalId: 'internal:customer/42' });
    sandbox().switches.encodedSlash = 'reject';
    expect((await api.get('/customers/internal%3Acustomer%2F42')).status).toBe(404);
  });

  test('is the id of the vendor before it is an external id', async () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'First' });
    backOffice.addCustomer({ fullName: 'Namesake', externalId: id });
    expect((await api.get(`/customers/${id}`)).record()).toMatchObject({ full_name: 'First' });
  });
});
