import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errors } from 'zapier-platform-core';
import app from '../index.ts';
import { customerSample } from '../records/customer.ts';

const INPUTS_PER_STEP = 2_500; // four steps: 10,000 inputs

interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: AsyncIterable<Buffer>;
}

const BODY_KEYS = ['externalId', 'fullName', 'email', 'type', 'phone', 'risk'];
const RISK_KEYS = ['isNewCustomer', 'isDesignatedService', 'handlesCashOrCrypto'];
const LIMITS: Record<string, number> = { externalId: 255, fullName: 255, email: 255, phone: 32 };

const isValidText = (key: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= (LIMITS[key] ?? 255) &&
  value === value.trim() &&
  !/[\p{Cc}\p{Cs}]/u.test(value);

const isValidEntry = ([key, value]: [string, unknown]): boolean => {
  if (key === 'risk') {
    const answers = Object.entries(Object(value));
    return answers.every(
      ([name, answer]) => RISK_KEYS.includes(name) && typeof answer === 'boolean',
    );
  }
  return (
    BODY_KEYS.includes(key) && ((key === 'phone' && value === null) || isValidText(key, value))
  );
};

const bodyText = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** Fails when a request is one that the API would have to refuse. */
const checkSent = async ({ method, url, headers, body }: Sent): Promise<void> => {
  const { origin, pathname } = new URL(url);
  expect(origin).toBe('https://app.instantcompliance.ai');
  expect(pathname).toMatch(/^\/api\/v1\/customers(\/[^/]+(\/aml)?)?$/);
  for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]{1,255}$/);
  if (!body) {
    expect(method).toBe('GET');
    return;
  }
  const text = await bodyText(body);
  expect(headers['Content-Length']).toBe(String(Buffer.byteLength(text)));
  const entries = Object.entries(JSON.parse(text));
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => !isValidEntry(entry))).toEqual([]);
};

const envelope = (code: string) => JSON.stringify({ error: { code, message: 'SECRET' } });
const record = JSON.stringify({ ...customerSample, full_name: 'SECRET' });
const answers = fc.constantFrom<[number, string][]>(
  [200, record],
  [201, record],
  [200, JSON.stringify({ data: [customerSample], has_more: false, next_cursor: null })],
  [200, record.slice(0, 40)],
  [200, '{"full_name":"SECRET"}'],
  [204, ''],
  [302, '<html>SECRET'],
  [401, ''],
  [403, envelope('forbidden_scope')],
  [404, envelope('not_found')],
  [409, envelope('conflict')],
  [422, envelope('validation_failed')],
  [429, envelope('rate_limited')],
  [500, '<html>SECRET'],
);

/** A stand-in of the platform's `z` that notes whatever is wrong with what is sent. */
const zThatAnswers = ([status, text]: [number, string], wrong: unknown[], asked: Sent[]) => ({
  request: async (sent: Sent) => {
    asked.push(sent);
    // The app would take an error thrown here for a broken connection.
    await checkSent(sent).catch((error: unknown) => wrong.push(error));
    return { status, headers: new Map(), text: async () => text };
  },
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('.', '..', '\ud800', 'a\nb', '{{bundle.authData.apiKey}}', '__proto__', 'a/b'),
  fc.constant('x'.repeat(100_000)),
  fc.anything({ withNullPrototype: true }),
);

const blank = fc.constantFrom(undefined, null, '', ' ');
const yesOrNo = fc.constantFrom<unknown>(true, false, 'yes', 'false', 0);
const text = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300, size: 'max' }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);

/** What people map to a field on a good day; whatever is not listed is a text. */
const PLAUSIBLE: Record<string, fc.Arbitrary<unknown>> = {
  email: fc.emailAddress(),
  type: fc.constantFrom('INDIVIDUAL', 'SOLE_TRADER'),
  phone: fc.oneof(fc.constant('+61491570156'), fc.nat(), blank),
  removePhone: fc.oneof(yesOrNo, blank),
  whenVerified: fc.constantFrom('stop', 'skip_frozen', ''),
  isNewCustomer: fc.oneof(yesOrNo, blank),
  isDesignatedService: fc.oneof(yesOrNo, blank),
  handlesCashOrCrypto: fc.oneof(yesOrNo, blank),
  idempotencyKey: fc.oneof(fc.uuid(), blank),
};

const valueFor = (key: string) =>
  fc.oneof(
    { weight: 12, arbitrary: PLAUSIBLE[key] ?? text },
    { weight: 1, arbitrary: blank },
    { weight: 1, arbitrary: nasty },
  );

const inputFor = (fields: string[]) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(Object.fromEntries(fields.map((key) => [key, valueFor(key)]))),
    },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom(...fields, '__proto__', 'constructor'), nasty),
    },
  );

const OWN_ERRORS = [
  errors.Error,
  errors.HaltedError,
  errors.ExpiredAuthError,
  errors.ThrottledError,
];

const checkOutcome = (outcome: unknown): void => {
  if (!(outcome instanceof Error)) {
    expect(typeof outcome).toBe('object');
    return;
  }
  expect(OWN_ERRORS.some((kind) => outcome instanceof kind)).toBe(true);
  expect(outcome).toHaveProperty('doNotContextify', true);
  expect(outcome.message).not.toContain('SECRET');
  expect(outcome.message).not.toContain('went wrong in this Zapier app itself');
};

const STEPS = [...Object.values(app.creates ?? {}), ...Object.values(app.searches ?? {})];

test.each(STEPS)(
  '$key ends in a result or in an error of ours, and sends nothing invalid, whatever it is given',
  async ({ operation }) => {
    const fields = JSON.parse(JSON.stringify(operation.inputFields)).map(
      ({ key }: { key: string }) => key,
    );
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(inputFor(fields), answers, async (inputData, answer) => {
        const bundle = { authData: { apiKey: 'k' }, inputData, inputDataRaw: {}, meta: {} };
        const wrong: unknown[] = [];
        const asked: Sent[] = [];
        const perform: (...given: unknown[]) => Promise<unknown> = Object(operation.perform);
        checkOutcome(
          await perform(zThatAnswers(answer, wrong, asked), bundle).catch((error) => error),
        );
        expect(wrong).toEqual([]);
        calls += asked.length;
      }),
      { numRuns: INPUTS_PER_STEP },
    );
    // Most inputs get as far as a call, or this would prove nothing.
    expect(calls).toBeGreaterThan(INPUTS_PER_STEP / 3);
  },
  60_000,
);

test('the check of what is sent can fail', async () => {
  const url = 'https://app.instantcompliance.ai/api/v1/customers';
  const sent = (body: object): Sent => {
    const text = JSON.stringify(body);
    const headers = { 'Content-Length': String(Buffer.byteLength(text)) };
    return { method: 'POST', url, headers, body: Readable.from([Buffer.from(text)]) };
  };
  await expect(checkSent(sent({ email: 'a@b' }))).resolves.toBeUndefined();
  for (const wrong of [
    {},
    { email: '' },
    { phone: 'x'.repeat(33) },
    { role: 'a' },
    { email: null },
  ]) {
    await expect(checkSent(sent(wrong))).rejects.toThrow();
  }
  await expect(checkSent({ method: 'GET', url: `${url}/a/b`, headers: {} })).rejects.toThrow();
});
