import { describe, expect, test } from '@jest/globals';
import { enveloped, ID, legalTalent, RECORD, zapier } from '../nocked_legaltalent.ts';
import { failureOf } from '../support.ts';

const OTHER = 'd290f1ee-6c54-4b01-90e6-d701748f0851';

const find = async (key: string) => (await zapier.search(key, { customerId: ID })).results;

const answered = (part: string, body: unknown) =>
  legalTalent().get(`/customers/${ID}${part}`).query(true).reply(200, JSON.stringify(body));

const OWNERS = [{ full_name: 'Marcela Otero', role: 'UBO', ownership_percentage: '60' }];

describe.each([
  ['/risk-profile', 'find_risk_profile', 'risk_profile', { risk_level: 'high' }],
  ['/risk-profile', 'find_risk_profile', 'riskProfile', { risk_score: '88' }],
  ['/organization', 'find_organization', 'organization', { ubos: OWNERS }],
])('%s', (part, key, holder, content) => {
  test.each([
    enveloped(content),
    enveloped({ customer_id: ID, ...content }),
    enveloped({ customer_id: ID, [holder]: content }),
    { customer_id: ID, [holder]: { id: 'p-1', ...content } },
    { [holder]: content, status: 'success' },
    { data: { customer_id: ID.toUpperCase(), ...content } },
    content,
  ])('is found in %j', async (body) => {
    answered(part, body);
    const [found] = await find(key);
    expect(found).toMatchObject({ id: ID, customer_id: ID });
    const { ubos = [], risk_level: level, risk_score: score } = Object(found);
    expect(level === 'high' || score === 88 || ubos[0]?.name === 'Marcela Otero').toBe(true);
  });

  test.each([
    { customer_id: ID, message: 'not calculated yet' },
    enveloped({ customer_id: ID, message: 'not calculated yet', checked_at: 1_778_508_202 }),
    enveloped({ message: 'Nothing there.' }),
    enveloped({ customer_id: ID }),
    enveloped({}),
    enveloped(null),
  ])('of which %j says nothing is not found', async (body) => {
    answered(part, body);
    expect(await find(key)).toEqual([]);
  });

  test.each([
    enveloped({ customer_id: ID, level: 'high', score: 88 }),
    enveloped({ customer_id: ID, owners: OWNERS }),
    enveloped({ customer_id: ID, [holder]: { tier: 3 } }),
    enveloped({ customer_id: ID, status: 'pending' }),
  ])('in which nothing is known is an error, not a fact: %j', async (body) => {
    answered(part, body);
    const failure = await failureOf(find(key));
    expect(failure.kind).toBe('errored');
    expect(failure.message).toMatch(/nothing in it that this app knows/);
    expect(failure.message).not.toMatch(/high|Otero/);
  });

  test.each([
    enveloped({ customer_id: OTHER, ...content }),
    enveloped({ [holder]: { customer_id: OTHER, ...content } }),
    { message: 'Forbidden' },
    enveloped([content]),
    'text',
    [],
  ])('is not read from %j', async (body) => {
    answered(part, body);
    expect((await failureOf(find(key))).message).toContain('cannot read');
  });
});

describe('Find Customer', () => {
  test('reads a numeric ID', async () => {
    legalTalent()
      .get('/customers/90417')
      .reply(200, enveloped({ ...RECORD, customer_id: 90417 }));
    const { results } = await zapier.search('find_customer', { customerId: '90417' });
    expect(results).toMatchObject([{ id: '90417', customer_id: '90417', name: RECORD.name }]);
  });

  test('does not take somebody else for the customer', async () => {
    answered('', enveloped({ ...RECORD, customer_id: OTHER }));
    expect((await failureOf(find('find_customer'))).message).toContain('cannot read');
  });
});

describe('Find KYC Sessions', () => {
  const session = (n: number, more: object = {}) => ({
    session_id: `s-${n}`,
    status: 'APPROVED',
    created_at: 1_778_508_202 + n,
    ...more,
  });

  test('names the latest, and reads the list to its end for it', async () => {
    const page = (number: number, sessions: object[]) =>
      enveloped({ sessions, pagination: { page: number, total_pages: 2 } });
    answered('/sessions', page(1, [session(1)]));
    answered('/sessions', page(2, [session(2, { final_decision: 'flagged' })]));
    expect(await find('find_sessions')).toMatchObject([
      {
        latest_session_id: 's-2',
        latest_session_status: 'APPROVED',
        latest_session_final_decision: 'flagged',
        sessions: [{ session_id: 's-2', final_decision: 'flagged' }, { final_decision: null }],
      },
    ]);
  });

  test('names no latest where no times tell which it is', async () => {
    const sessions = [session(1), session(2)].map(({ created_at: _, ...rest }) => rest);
    answered('/sessions', enveloped({ sessions, count: 2 }));
    expect(await find('find_sessions')).toMatchObject([
      { latest_session_id: null, latest_session_status: null, sessions },
    ]);
    answered('/sessions', enveloped({ sessions: sessions.slice(1), count: 1 }));
    expect(await find('find_sessions')).toMatchObject([{ latest_session_id: 's-2' }]);
  });

  test('takes no part of them for all', async () => {
    answered('/sessions', enveloped({ sessions: [session(1)], next: 'x' }));
    expect((await failureOf(find('find_sessions'))).message).toContain('broke off');
  });
});
