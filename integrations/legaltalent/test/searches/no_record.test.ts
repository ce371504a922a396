import { describe, expect, test } from '@jest/globals';
import { enveloped, ID, legalTalent, zapier } from '../nocked_legaltalent.ts';
import { failureOf } from '../support.ts';

describe('an answer without the record', () => {
  const search = (key: string) => zapier.search(key, { customerId: ID });

  test.each([{ status: 'success', meta: {} }, enveloped({}), enveloped(null)])(
    'finds no risk profile in %j',
    async (answer) => {
      legalTalent().get(`/customers/${ID}/risk-profile`).reply(200, answer);
      expect((await search('find_risk_profile')).results).toEqual([]);
    },
  );

  test.each(['organization', 'risk-profile'])('%s is an error, not a result', async (part) => {
    legalTalent().get(`/customers/${ID}/${part}`).reply(200, { message: 'Ada is gone', id: 'r-1' });
    const failure = await failureOf(search(`find_${part.replace('-', '_')}`));
    expect(failure.message).toContain('cannot read');
  });

  test('is of a customer whose status nobody told', async () => {
    const flat = { status: 'success', customer_id: ID, name: 'N' };
    legalTalent()
      .get(`/customers/${ID}`)
      .reply(200, flat)
      .delete(`/customers/${ID}`)
      .reply(200, flat);
    expect((await search('find_customer')).results).toMatchObject([{ name: 'N', status: null }]);
    const { results } = await zapier.create('deactivate_customer', { customerId: ID });
    expect(results.status).toBe('inactive');
  });
});
