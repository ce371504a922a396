import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../../test/support.ts';
import { NockedBultra } from '../nocked_bultra.ts';

const bultra = new NockedBultra();
const PHONE = '+14155550134';

const STEPS = [
  { key: 'update_customer', path: '/customers/cust_1', id: 'cust_1', input: {} },
  {
    key: 'update_individual',
    path: '/customers/cust_1/individuals/ind_1',
    id: 'ind_1',
    input: { individualId: 'ind_1' },
  },
];

describe.each(STEPS)('$key', ({ key, path, id, input }) => {
  const answered = (status: number, body: string) => bultra.answer(`PATCH ${path}`, status, body);
  const update = () => bultra.zapier.create(key, { customerId: 'cust_1', ...input, phone: PHONE });

  test.each(['', ' \n', `{"id":"${id}"}`, `{"id":"${id}","phone":null,"error":null}`])(
    '200 with %j is a change that was made',
    async (body) => {
      answered(200, body);
      expect((await update()).results).toMatchObject({ id, phone: PHONE });
    },
  );

  test.each([
    '{"error":{"code":"INVALID_REQUEST","message":"phone"}}',
    `{"id":"${id}","error":{"code":"CONFLICT"}}`,
    `{"id":"${id}","error":"not now"}`,
    '[]',
    'null',
    '{}',
    '"ok"',
    '{"message":"Accepted."}',
    '{"id":"cust_2","phone":"+14155550134"}',
    '{"id":7}',
  ])('200 with %j is none', async (body) => {
    answered(200, body);
    const failure = await failureOf(update());
    expect(failure.kind).toBe('errored');
    expect(failure.message).toMatch(/did not make this change.*Replaying this step later is safe/);
    expect(failure.message).not.toContain('Accepted');
  });

  test.each(['', '{"id":"app_1","status":"SUBMITTED"}', `{"id":"${id}"}`])(
    '202 with %j is an application, and halts',
    async (body) => {
      answered(202, body);
      const failure = await failureOf(update());
      expect(failure.kind).toBe('halted');
      expect(failure.message).toMatch(/took this as an application.*not changed/);
    },
  );
});
