import { describe, expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

describe('the shape of an error', () => {
  test('is the documented envelope by default', async () => {
    const reply = await api.get('/customers/nobody');
    expect(reply.headers.get('Content-Type')).toMatch(/^application\/json/);
    const envelope = { error: { code: 'not_found', message: 'No such customer.', details: {} } };
    expect(reply.json()).toEqual(envelope);
  });

  test('has no details under noDetails', async () => {
    sandbox().switches.errorShape = 'noDetails';
    const reply = await api.get('/customers/nobody');
    expect(reply.json()).toEqual({ error: { code: 'not_found', message: 'No such customer.' } });
  });

  test('is a sentence under string', async () => {
    sandbox().switches.errorShape = 'string';
    const reply = await api.get('/customers/nobody');
    expect(reply.json()).toEqual({ error: 'No such customer.' });
  });

  test('is a page under html and nothing under empty, with the same status', async () => {
    sandbox().switches.errorShape = 'html';
    const page = await api.post({});
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('<html>')]);
    sandbox().switches.errorShape = 'empty';
    const nothing = await api.post({});
    expect([nothing.status, nothing.text]).toEqual([422, '']);
  });
});

describe('the headers of every answer', () => {
  test('tell the time of the sandbox and a request id of their own', async () => {
    const { clock, faults } = sandbox();
    clock.offsetMs = -90_000;
    faults.next({ kind: 'html' });
    const replies = [await api.get('/customers'), await api.get('/nowhere')];
    for (const reply of replies)
      expect(reply.headers.get('Date')).toBe('Wed, 01 Jul 2026 11:58:30 GMT');
    const ids = replies.map((reply) => reply.headers.get('X-Request-Id'));
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(null);
  });
});

describe('the journal', () => {
  test('notes what was sent and how it was answered, never the API key', async () => {
    const key = sandbox().keys.add({ label: 'Zapier' });
    const body = { fullName: 'Lan', email: 'lan@example.org' };
    await api.post(body, { key, idempotencyKey: 'run-1' });
    await api.post(body, { key, idempotencyKey: 'run-1' });
    await api.call('POST', '/customers?x=1', { body: 'no json', key: 'none' });
    const { entries, total } = sandbox().journal;
    expect(total).toBe(3);
    expect(entries[0]).toEqual({
      at: sandbox().clock.now(),
      method: 'POST',
      path: '/api/v1/customers',
      status: 201,
      requestBody: body,
      idempotencyKey: 'run-1',
      keyLabel: 'Zapier',
      replayed: false,
      fault: null,
    });
    expect(entries[1]).toMatchObject({ status: 201, replayed: true });
    expect(entries[2]).toMatchObject({ path: '/api/v1/customers?x=1', requestBody: 'no json' });
    expect(entries[2]).toMatchObject({ status: 401, keyLabel: null });
    expect(JSON.stringify(entries)).not.toContain(key);
  });

  test('counts, and forgets when it is cleared', async () => {
    await api.get('/customers');
    await api.get('/customers/nobody');
    const { journal } = sandbox();
    expect(journal.count()).toBe(2);
    expect(journal.count((entry) => entry.status === 404)).toBe(1);
    journal.clear();
    expect([journal.count(), journal.total, journal.entries]).toEqual([0, 0, []]);
  });

  test('keeps the newest 10,000 requests and counts all', () => {
    const { journal } = sandbox();
    const entry = {
      at: 0,
      method: 'GET',
      path: '/',
      status: 200,
      requestBody: null,
      idempotencyKey: null,
      keyLabel: null,
      replayed: false,
      fault: null,
    };
    for (let at = 1; at <= 25_000; at += 1) journal.add({ ...entry, at });
    expect(journal.total).toBe(25_000);
    expect(journal.entries).toHaveLength(10_000);
    expect(journal.entries[0]?.at).toBe(15_001);
  });
});
