import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../../test/nock_for_each_test.ts';
import { zapierFor } from '../support.ts';

const ORIGIN = 'https://bultra.example';

nockForEachTest();

let zapier: Zapier;
beforeEach(async () => {
  zapier = await zapierFor({ url: `${ORIGIN}/v1`, tokenUrl: `${ORIGIN}/oauth2/token` });
  nock(ORIGIN).post('/oauth2/token').reply(200, { access_token: 'token-0123456789abcdef' });
});
afterEach(() => zapier.close());

test.each([
  ' \n',
  'null',
  'OK',
  '{"id":"cust_1","phone":["+1"],"addr',
  '{"id":7,"phone":["+1"],"address":"18 Alder Court","updated_at":false}',
])('takes an update for done that was answered 200 with %j', async (body) => {
  nock(ORIGIN).patch('/v1/customers/cust_1').reply(200, body);
  const input = { customerId: 'cust_1', phone: '+14155550134' };
  const { results } = await zapier.create('update_customer', input);
  expect(results).toMatchObject({ id: 'cust_1', phone: '+14155550134', updated_at: null });
});
