import { describe, expect, test } from '@jest/globals';
import { apiClient, DAY_MS, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const lan = { fullName: 'Nguyễn Thị Lan', email: 'lan@example.org' };
const idempotencyKey = 'd7f3c2a0-run-1';

describe('an idempotency key', () => {
  test('gives the first answer and its status again', async () => {
    const first = await api.post(lan, { idempotencyKey });
    sandbox().backOffice.openLink(first.record().id);
    const again = await api.post(lan, { idempotencyKey });
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(first.headers.get('Idempotent-Replayed')).toBeNull();
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
  });

  test('compares bodies by meaning, not by the order of their keys', async () => {
    await api.post(lan, { idempotencyKey });
    const body = `{ "email": "${lan.email}", "fullName": "${lan.fullName}" }`;
    expect((await api.post(body, { idempotencyKey })).status).toBe(201);
  });

  test('answers 409 to another body', async () => {
    await api.post(lan, { idempotencyKey });
    const reply = await api.post({ ...lan, phone: '1' }, { idempotencyKey });
    expect(reply.status).toBe(409);
    expect(reply.error()).toMatchObject({ code: 'idempotency_conflict', details: {} });
  });

  test('is forgotten after 24 hours', async () => {
    await api.post(lan, { idempotencyKey });
    sandbox().clock.advance(DAY_MS - 1);
    expect((await api.post(lan, { idempotencyKey })).status).toBe(201);
    sandbox().clock.advance(1);
    expect((await api.post(lan, { idempotencyKey })).status).toBe(200);
  });

  test('differs by method, path and organisation', async () => {
    const { id } = (await api.post({ ...lan, externalId: 'x:1' }, { idempotencyKey })).record();
    const body = { phone: '1' };
    const key = sandbox().keys.add({ organisation: 'second' });
    const replies = [
      await api.patch(id, body, { idempotencyKey }),
      await api.patch('x:1', body, { idempotencyKey }),
      await api.post(lan, { idempotencyKey, key }),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 201]);
    expect(replies.some((reply) => reply.headers.has('Idempotent-Replayed'))).toBe(false);
  });

  test('is shared by the keys of one organisation', async () => {
    await api.post(lan, { idempotencyKey });
    const key = sandbox().keys.add();
    const reply = await api.post(lan, { idempotencyKey, key });
    expect(reply.headers.get('Idempotent-Replayed')).toBe('true');
  });

  test.each(['', 'clé', 'x'.repeat(256)])('answers 422 when it is %p', async (odd) => {
    const reply = await api.post(lan, { idempotencyKey: odd });
    expect(reply.status).toBe(422);
    expect(reply.error().details).toEqual({ fields: { 'Idempotency-Key': expect.any(String) } });
  });

  test('is ignored on GET', async () => {
    expect((await api.get('/customers', { idempotencyKey })).status).toBe(200);
    sandbox().backOffice.addCustomer({ fullName: 'Mei' });
    expect((await api.get('/customers', { idempotencyKey })).list().data).toHaveLength(1);
  });

  test('does not keep errors, unless storeErrors says so', async () => {
    const { backOffice, switches } = sandbox();
    const conflicting = { ...lan, externalId: 'x:2' };
    const id = backOffice.addCustomer({ ...lan, externalId: 'x:1' });
    expect((await api.post(conflicting, { idempotencyKey })).status).toBe(409);
    backOffice.editCustomer(id, { email: null });
    expect((await api.post(conflicting, { idempotencyKey })).status).toBe(201);

    switches.storeErrors = true;
    const broken = { fullName: '' };
    await api.post(broken, { idempotencyKey: 'kept' });
    const again = await api.post(broken, { idempotencyKey: 'kept' });
    expect(again.status).toBe(422);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
  });

  test('never keeps a 403, also under storeErrors', async () => {
    sandbox().switches.storeErrors = true;
    const reader = sandbox().keys.add({ scopes: ['customers:read'] });
    await api.post(lan, { idempotencyKey, key: reader });
    expect((await api.post(lan, { idempotencyKey })).status).toBe(201);
  });
});

describe('two requests with one key at once', () => {
  test('run once: the second waits and is a replay', async () => {
    sandbox().faults.next({ kind: 'delay', ms: 5 });
    const replies = await Promise.all([
      api.post(lan, { idempotencyKey }),
      api.post(lan, { idempotencyKey }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([201, 201]);
    expect(replies.filter((reply) => reply.headers.has('Idempotent-Replayed'))).toHaveLength(1);
    expect(sandbox().backOffice.customers()).toHaveLength(1);
  });

  test('both run when the first one fails', async () => {
    sandbox().faults.next({ kind: 'delay', ms: 5 });
    const broken = { fullName: '' };
    const replies = await Promise.all([
      api.post(broken, { idempotencyKey }),
      api.post(broken, { idempotencyKey }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([422, 422]);
    expect(replies.some((reply) => reply.headers.has('Idempotent-Replayed'))).toBe(false);
  });

  test('leave the second with 409 under inflight conflict', async () => {
    sandbox().switches.inflight = 'conflict';
    sandbox().faults.next({ kind: 'delay', ms: 50 });
    const replies = await Promise.all([
      api.post(lan, { idempotencyKey }),
      api.post(lan, { idempotencyKey }),
    ]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
  });
});
