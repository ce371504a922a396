import { expect, test } from '@jest/globals';
import { failures, otherRow, rejectedFields, serverRow } from '../../../kit/http/failed_answer.ts';
import type { HttpCall } from '../../../kit/http/send.ts';
import { baseUrl } from '../../../kit/http/urls.ts';
import { queryOf, type VendorCall, vendorApi } from '../../../kit/http/vendor_api.ts';
import { record, text } from '../../../kit/records/fields.ts';

const call: VendorCall = { kind: 'find', method: 'GET', path: '/a', isRepeatable: true };

const answering = (status: number, headers: Record<string, string> = {}) => {
  const calls: HttpCall[] = [];
  const send = async (asked: HttpCall) => {
    calls.push(asked);
    const header = (name: string) => headers[name] ?? null;
    const data = { code: 'gone' };
    return { status, header, data, attempts: 1, wasUnanswered: false, isEmpty: false };
  };
  return { calls, send };
};

const failure = failures<VendorCall>({
  table: [
    { status: 404, calls: ['update'], consequence: 'halt', message: 'Not there.' },
    { status: 410, code: 'gone', consequence: 'halt', message: '{thing} is gone.{request}' },
    { status: 429, consequence: 'wait', message: 'Wait {wait}.' },
    serverRow,
    otherRow('help@example.org'),
  ],
  codeOf: ({ data }) => Object(data).code,
  retryAfterSeconds: ({ header }) => Number(header('retry-after') ?? 60),
  valuesOf: (_, { path }) => ({ thing: path }),
});

const api = vendorApi(baseUrl('NO_SUCH_VARIABLE', 'https://api.example.org/v1'), failure);

test('calls the path below the base URL', async () => {
  const { calls, send } = answering(200);
  await api.okAnswerTo(send, { ...call, query: { limit: '1' } });
  expect(calls).toMatchObject([{ url: 'https://api.example.org/v1/a', query: { limit: '1' } }]);
});

test.each([200, 201, 204])('%d is a success', async (status) => {
  const { send } = answering(status);
  expect(await api.okAnswerTo(send, call)).toMatchObject({ status });
  expect(await api.answerIfFound(send, call)).toMatchObject({ status });
});

test('404 is an error for those who need an answer, and nothing for those who search', async () => {
  const { send } = answering(404);
  expect(await api.answerIfFound(send, call)).toBeNull();
  await expect(api.okAnswerTo(send, call)).rejects.toMatchObject({ details: { status: 404 } });
  expect(await api.answerTo(send, call)).toMatchObject({ status: 404 });
});

test('a record is read by its schema, and is null when there is none', async () => {
  const schema = record({ code: text('Code'), at: text('At') });
  const readWith = (status: number) => api.recordIfFound(answering(status).send, call, schema);
  expect(await readWith(200)).toEqual({ code: 'gone', at: null });
  expect(await readWith(404)).toBeNull();
  await expect(readWith(503)).rejects.toMatchObject({ details: { status: 503 } });
});

test.each([
  [410, {}, { row: { message: '{thing} is gone.{request}' }, values: { thing: '/a' } }],
  [410, { 'x-request-id': 'r-1' }, { values: { request: ' (Request r-1)' } }],
  [410, { 'x-request-id': 'a b' }, { values: { request: '' } }],
  [
    429,
    { 'retry-after': '7' },
    { values: { wait: '7 seconds' }, details: { retryAfterSeconds: 7 } },
  ],
  [503, {}, { row: serverRow, values: { status: '503' } }],
  [418, {}, { row: { status: 'other' }, details: { status: 418 } }],
])('%d with %j gets the error of its row', async (status, headers, expected) => {
  const { send } = answering(status, headers);
  await expect(api.okAnswerTo(send, call)).rejects.toMatchObject(expected);
  await expect(api.answerIfFound(send, call)).rejects.toMatchObject(expected);
});

test('rejected fields are named as users know them, once, and never by the vendor’s words', () => {
  const labels = new Map([
    ['email', 'Email'],
    ['address', 'the address'],
  ]);
  expect(rejectedFields(['address.city', 'email', 'address.zip'], labels)).toBe(
    'the address, Email',
  );
  expect(rejectedFields(['ada@example.org', 'constructor'], labels)).toBe(
    'the values of this step',
  );
});

test('a query leaves out what is blank, and nothing else', () => {
  expect(queryOf({ a: undefined, b: '', c: 0, d: false, e: 'x' })).toEqual({
    c: '0',
    d: 'false',
    e: 'x',
  });
});
