import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBackOffice } from '../../sandbox/instant_compliance/back_office_http.ts';
import { SANDBOX_API_KEY } from '../../sandbox/instant_compliance.ts';
import type { Listening } from '../../sandbox/server/listen.ts';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
let office: Listening;

beforeEach(async () => {
  office = await startBackOffice(sandbox());
});
afterEach(() => office.close());

const act = (path: string, body = '') => fetch(office.url + path, { method: 'POST', body });

const refusal = async (path: string, body?: string) => {
  const reply = await act(path, body);
  return { status: reply.status, body: await reply.json() };
};

const addLan = () => sandbox().backOffice.addCustomer({ fullName: 'Lan', externalId: 'x:1' });

// Written out, because fetch chooses Host and Origin itself. The server ends the connection: a
// client that ends its half first may be hung up on before it has its answer.
const statusFor = async (headers: string): Promise<string> => {
  const socket = connect(Number(new URL(office.url).port), '127.0.0.1');
  socket.write(`GET /customers HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length);
};

describe('the back office over HTTP', () => {
  test('does what people do in the app', async () => {
    const { backOffice } = sandbox();
    backOffice.addCustomer({ fullName: 'Lan', externalId: 'internal:customer/42' });
    const path = '/customers/internal%3Acustomer%2F42';
    const steps = ['start-verification', 'open-link', 'ask-to-resubmit', 'fail', 'verify'];
    const seen = [];
    for (const step of steps) seen.push(await (await act(`${path}/${step}`)).json());
    expect(seen).toMatchObject([
      { kyc_status: 'PENDING' },
      { kyc_status: 'IN_PROGRESS' },
      { kyc_status: 'AWAITING_RESUBMISSION' },
      { kyc_status: 'FAILED' },
      { kyc_status: 'VERIFIED' },
    ]);
  });

  test('screens with or without flags, and resolves', async () => {
    addLan();
    const clear = await act('/customers/x%3A1/screen');
    expect(await clear.json()).toMatchObject({ aml: { status: 'CLEAR' } });
    const raised = await act('/customers/x%3A1/screen', '{"sanctions": true}');
    expect(await raised.json()).toMatchObject({ aml: { status: 'NEEDS_REVIEW' } });
    const resolved = await act('/customers/x%3A1/resolve');
    expect(await resolved.json()).toMatchObject({ aml: { status: 'RESOLVED' } });
    const list = await fetch(`${office.url}/customers`);
    expect(await list.json()).toMatchObject({ data: [{ aml: { status: 'RESOLVED' } }] });
  });

  test('moves the clock by minutes', async () => {
    const reply = await act('/clock', '{"advance_minutes": 90}');
    expect(await reply.json()).toEqual({ now: '2026-07-01T13:30:00.000Z' });
    expect(sandbox().clock.now()).toBe(NOON + 90 * 60_000);
  });

  test('answers 404 to an unknown customer, and to an unknown act', async () => {
    addLan();
    const unknown = { status: 404, body: { error: 'No customer has the id nobody.' } };
    expect(await refusal('/customers/nobody/verify')).toEqual(unknown);
    expect(await refusal('/customers/x%3A1/dance')).toMatchObject({ status: 404 });
  });

  test.each(['{"peps": true}', '{"pep": "yes"}', '[]', 'null', '{"pep":'])(
    'answers one sentence to a screening with %s, and screens nobody',
    async (body) => {
      addLan();
      const { status, body: answer } = await refusal('/customers/x%3A1/screen', body);
      expect(status).toBe(400);
      expect(answer).toEqual({ error: expect.stringMatching(/^The body [^\n]+\.$/) });
      expect(sandbox().backOffice.customer('x:1')).toHaveProperty('aml.status', 'NOT_SCREENED');
    },
  );

  test.each(['', '{}', '{"advance_minutes": "60"}', '{"advance_minutes": 1e999}', '{"hours": 1}'])(
    'answers one sentence to a clock with %p, and moves nothing',
    async (body) => {
      const { status, body: answer } = await refusal('/clock', body);
      expect(status).toBe(400);
      expect(answer).toEqual({ error: expect.stringMatching(/^advance_minutes must [^\n]+\.$/) });
      expect(sandbox().clock.now()).toBe(NOON);
    },
  );

  test('moves the clock forward only, by 31 days at most at once', async () => {
    const minutes = 31 * 24 * 60;
    for (const wrong of [minutes + 1, 0, -1])
      expect(await refusal('/clock', `{"advance_minutes": ${wrong}}`)).toMatchObject({
        status: 400,
      });
    expect((await act('/clock', `{"advance_minutes": ${minutes}}`)).status).toBe(200);
    expect(sandbox().clock.now()).toBe(NOON + minutes * 60_000);
  });
});

describe('the way into the back office', () => {
  test('is closed to API keys', async () => {
    const headers = { Authorization: `Bearer ${SANDBOX_API_KEY}` };
    const reply = await fetch(`${office.url}/customers`, { headers });
    expect(reply.status).toBe(403);
    expect(await reply.json()).toEqual({ error: expect.stringContaining('no API key') });
  });

  test('is closed to other hosts and to other web pages', async () => {
    expect(await statusFor('Host: localhost:4000')).toBe('200');
    expect(await statusFor('Host: rebound.example.org')).toBe('403');
    expect(await statusFor('Host: 127.0.0.1.example.org')).toBe('403');
    expect(await statusFor('Host: localhost\r\nOrigin: https://example.org')).toBe('403');
  });

  test('does not lead through the API', async () => {
    const id = sandbox().backOffice.addCustomer({ fullName: 'Lan' });
    expect((await api.call('POST', `/customers/${id}/verify`)).status).toBe(404);
    expect((await api.call('POST', '/clock', { body: { advance_minutes: 1 } })).status).toBe(404);
    const { origin } = new URL(sandbox().url);
    expect((await fetch(`${origin}/customers`)).status).toBe(404);
    expect(sandbox().journal.count(({ path }) => path === '/customers')).toBe(0);
  });
});
