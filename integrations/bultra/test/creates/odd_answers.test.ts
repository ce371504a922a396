import { expect, test } from '@jest/globals';
import { failureOf } from '../../../../test/support.ts';
import { NockedBultra } from '../nocked_bultra.ts';

const bultra = new NockedBultra();

test.each([' \n', '{"id":"cust_1","phone":["+1"],"address":"18 Alder Court","updated_at":false}'])(
  'takes an update for done that was answered 200 with %j',
  async (body) => {
    bultra.answer('PATCH /customers/cust_1', 200, body);
    const input = { customerId: 'cust_1', phone: '+14155550134' };
    const { results } = await bultra.zapier.create('update_customer', input);
    expect(results).toMatchObject({ id: 'cust_1', phone: '+14155550134', updated_at: null });
  },
);

test.each(['OK', '<html>Sign in</html>', '{"id":"cust_1","phone":["+1"],"addr'])(
  'does not say that an update was made which was answered 200 with %j',
  async (body) => {
    bultra.answer('PATCH /customers/cust_1', 200, body);
    const input = { customerId: 'cust_1', phone: '+14155550134' };
    const failure = await failureOf(bultra.zapier.create('update_customer', input));
    expect(failure.kind).toBe('errored');
    expect(failure.message).toMatch(/cannot read.*Replaying this step later is safe/);
  },
);
