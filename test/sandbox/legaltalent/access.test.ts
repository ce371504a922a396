import { describe, expect, test } from '@jest/globals';
import type { Permission } from '../../../sandbox/legaltalent/keys.ts';
import { LEGALTALENT_API_KEY } from '../../../sandbox/legaltalent.ts';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const LOGIN_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('an API key', () => {
  test('begins with sk_', () => {
    expect(LEGALTALENT_API_KEY).toMatch(/^sk_/);
    expect(sandbox().keys.add()).toMatch(/^sk_/);
  });

  test.each(['sk_unknown', '', 'two words'])('answers 401 when it is %j', async (key) => {
    const reply = await api.get('/customers', { key });
    expect(reply.status).toBe(401);
    expect(reply.error()).toMatchObject({ type: 'UnauthorizedError', code: 'UNAUTHORIZED' });
  });

  test('answers 401 once it is revoked', async () => {
    const key = sandbox().keys.add();
    expect((await api.get('/customers', { key })).status).toBe(200);
    sandbox().keys.revoke(key);
    expect((await api.get('/customers', { key })).status).toBe(401);
  });

  test('may be the token of a login, which is accepted for an hour', async () => {
    const options = { key: LOGIN_TOKEN };
    expect((await api.get('/customers', options)).status).toBe(200);
    sandbox().clock.advance(3_599_000);
    expect((await api.get('/customers', options)).status).toBe(200);
    sandbox().clock.advance(1000);
    expect((await api.get('/customers', options)).status).toBe(401);
  });

  test('is never in the journal, which knows its label', async () => {
    const key = sandbox().keys.add({ label: 'Zapier' });
    await api.create({ name: 'Rio Verde' }, { key });
    await api.get('/customers', { key: LOGIN_TOKEN });
    const { entries } = sandbox().journal;
    expect(entries.map((entry) => entry.keyLabel)).toEqual(['Zapier', 'login']);
    expect(entries[0]).toMatchObject({ at: NOON, status: 201, requestBody: { name: 'Rio Verde' } });
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${key}|${LOGIN_TOKEN}`));
  });
});

describe('permissions', () => {
  test.each([
    ['POST', '/customers', 'kyc:create'],
    ['GET', '/customers', 'kyc:read'],
    ['GET', '/customers/ID', 'kyc:read'],
    ['PATCH', '/customers/ID', 'kyc:create'],
    ['DELETE', '/customers/ID', 'kyc:create'],
    ['GET', '/customers/ID/sessions', 'kyc:read'],
    ['GET', '/customers/ID/organization', 'kyc:read'],
    ['GET', '/customers/ID/risk-profile', 'kyc:read'],
    ['POST', '/customers/ID/monitor', 'kyc:create'],
    ['POST', '/kyc/sessions', 'kyc:create'],
    ['GET', '/kyc/sessions', 'kyc:read'],
    ['GET', '/kyc/workflows', 'kyc:create'],
    ['GET', '/kyc/watchlists', 'watchlist:list'],
  ] as const)('%s %s needs %s', async (method, path, permission) => {
    const { backOffice, keys } = sandbox();
    const id = backOffice.addCustomer({ name: 'Rio Verde' });
    backOffice.setRiskProfile(id, {});
    const bodies = {
      customers: { name: 'Lan' },
      monitor: { watchlist_id: backOffice.addWatchlist(1).id },
    };
    const session = { workflow_id: 'basic-kyc', customer_id: id };
    const posted = path === '/customers' ? bodies.customers : bodies.monitor;
    const body = { POST: path === '/kyc/sessions' ? session : posted, PATCH: {} };
    const other = permission === 'kyc:read' ? 'kyc:create' : 'kyc:read';
    const statusWith = async (held: Permission) => {
      const options = { key: keys.add({ permissions: [held] }), body: Reflect.get(body, method) };
      return (await api.call(method, path.replace('ID', id), options)).status;
    };
    expect(await statusWith(other)).toBe(403);
    expect(await statusWith(permission)).toBeLessThan(300);
  });

  test('that are missing answer 403 FORBIDDEN', async () => {
    const key = sandbox().keys.add({ permissions: [] });
    const error = (await api.get('/customers', { key })).error();
    expect(error).toMatchObject({ type: 'ForbiddenError', code: 'FORBIDDEN' });
  });
});

describe('dead ends', () => {
  test.each([
    ['PUT', '/customers', 'GET, POST'],
    ['POST', '/customers/x', 'GET, PATCH, DELETE'],
  ])('%s %s answers 405 with the methods that work', async (method, path, allow) => {
    const reply = await api.call(method, path);
    expect([reply.status, reply.headers.get('Allow')]).toEqual([405, allow]);
  });

  test('answers 404 to an unknown path, and 401 first without a key', async () => {
    expect((await api.get('/kyc/jobs')).error().code).toBe('NOT_FOUND');
    expect((await api.get('/kyc/jobs', { key: 'none' })).status).toBe(401);
  });
});
