import { expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { HttpAnswer, HttpCall } from '../../../kit/http/send.ts';
import { baseUrl } from '../../../kit/http/urls.ts';
import { newToken } from '../api_token.ts';

const CLIENT = { id: 'client-1', secret: 'se:cret ü' };
const TOKEN_URL = 'https://auth.example.org/oauth2/token';

const host = {
  base: baseUrl('NO_SUCH_VARIABLE', TOKEN_URL),
  scopes: ['read write', 'read'],
  failure: ({ status }: HttpAnswer) =>
    new Problem({ consequence: 'reconnect', message: 'No.' }, { code: 'refused', status }),
};

/** A token host that answers these in turn, and what it was asked. */
const answering = (...answers: [status: number, data: unknown][]) => {
  const calls: HttpCall[] = [];
  const send = async (call: HttpCall): Promise<HttpAnswer> => {
    const [status, data] = answers[calls.length] ?? [500, undefined];
    calls.push(call);
    const header = () => null;
    return { status, header, data, attempts: 1, wasUnanswered: false, isEmpty: false };
  };
  return { calls, send };
};

const INVALID_SCOPE: [number, unknown] = [400, { error: 'invalid_scope' }];
const scopesOf = (calls: HttpCall[]) =>
  calls.map(({ body }) => (body instanceof URLSearchParams ? body.get('scope') : null));

test('asks once, with the client in a Basic header and nowhere else', async () => {
  const { calls, send } = answering([200, { access_token: 't-1' }]);
  expect(await newToken(send, host, CLIENT)).toBe('t-1');
  const basic = Buffer.from('client-1:se:cret ü').toString('base64');
  expect(calls).toMatchObject([
    { method: 'POST', url: TOKEN_URL, headers: { Authorization: `Basic ${basic}` } },
  ]);
  expect(String(calls[0]?.body)).toBe('grant_type=client_credentials&scope=read+write');
});

test('asks for less when the client is not granted all', async () => {
  const { calls, send } = answering(INVALID_SCOPE, [200, { access_token: 't-1' }]);
  expect(await newToken(send, host, CLIENT)).toBe('t-1');
  expect(scopesOf(calls)).toEqual(['read write', 'read']);
});

test('gives up when the least is not granted either', async () => {
  const { calls, send } = answering(INVALID_SCOPE, INVALID_SCOPE);
  await expect(newToken(send, host, CLIENT)).rejects.toMatchObject({ details: { status: 400 } });
  expect(calls).toHaveLength(2);
});

test.each([
  [400, { error: 'invalid_client' }],
  [400, undefined],
  [401, { error: 'invalid_scope' }],
  [500, { error: 'invalid_scope' }],
  [302, {}],
])('does not ask for less after %d %j', async (status, data) => {
  const { calls, send } = answering([status, data]);
  await expect(newToken(send, host, CLIENT)).rejects.toMatchObject({ details: { status } });
  expect(calls).toHaveLength(1);
});

test.each([
  undefined,
  {},
  { access_token: '' },
  { access_token: 7 },
  { access_token: 'a\nb' },
  { token: 'hush' },
])('an answer of %j is an error that does not show it', async (data) => {
  const { send } = answering([200, data]);
  const error: unknown = await newToken(send, host, CLIENT).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ details: { code: 'unreadable_answer' } });
  expect(JSON.stringify(error)).not.toContain('hush');
});

test('refuses an ID with a colon before any call: where it ends could not be told', async () => {
  const { calls, send } = answering();
  const asked = newToken(send, host, { ...CLIENT, id: 'a:b' });
  await expect(asked).rejects.toMatchObject({
    details: { code: 'bad_client_id' },
    row: { consequence: 'reconnect' },
  });
  expect(calls).toEqual([]);
});

test('sends no secret to an address that may not be used', async () => {
  const { calls, send } = answering();
  const base = baseUrl('NO_SUCH_VARIABLE', 'http://auth.example.org/token');
  await expect(newToken(send, { ...host, base }, CLIENT)).rejects.toThrow('refused_address');
  expect(calls).toEqual([]);
});
