import { describe, expect, test } from '@jest/globals';
import { customerId, office } from '../one_customer.ts';
import { failureOf } from '../support.ts';

const STEPS = ['find_sessions', 'find_organization', 'find_risk_profile'];

const found = async (key: string, id: unknown = customerId) =>
  (await office.zapier.search(key, { customerId: id })).results;

describe.each(STEPS)('%s', (key) => {
  test.each(['meta', 'context', 'none'] as const)('reads the answer as %s', async (envelope) => {
    Object.assign(office.vendor.switches, { envelope });
    const { results, apiCalls } = await office.zapier.search(key, { customerId });
    expect(results).toMatchObject([{ id: customerId, customer_id: customerId }]);
    expect(apiCalls).toHaveLength(1);
  });

  test('finds nothing for a customer who is not there', async () => {
    expect(await found(key, 'crm-20417')).toEqual([]);
  });

  test.each(['', ' ', undefined, '.', '..'])('halts on the customer id %j', async (wrong) => {
    const failure = await failureOf(office.zapier.search(key, { customerId: wrong }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('Customer ID');
    expect(office.vendor.journal.entries).toHaveLength(0);
  });
});

describe('sessions', () => {
  test.each(['page', 'cursor', 'bare'] as const)('come newest first (%s)', async (listShape) => {
    for (const order of ['asc', 'desc'] as const)
      for (const times of ['iso', 'seconds', 'millis'] as const) {
        Object.assign(office.vendor.switches, { listShape, order, times });
        const id = office.vendor.backOffice.addCustomer({ name: 'Two Sessions S.A.' });
        const older = office.vendor.backOffice.addSession(id, { status: 'REJECTED' });
        office.vendor.clock.advance(1000);
        const newer = office.vendor.backOffice.addSession(id, { status: 'APPROVED' });
        const [result] = await found('find_sessions', id);
        expect(result).toMatchObject({
          latest_session_id: newer,
          sessions: [
            { session_id: newer, status: 'APPROVED', created_at: expect.stringMatching(/Z$/) },
            { session_id: older, workflow_name: 'Basic KYC', completed_at: null },
          ],
        });
      }
  });

  test('without times stay in the order in which they came', async () => {
    const id = office.vendor.backOffice.addCustomer({ name: 'Two Sessions S.A.' });
    const ids = [1, 2, 3].map((at) => office.vendor.backOffice.addSession(id, { createdAt: at }));
    Object.assign(office.vendor.switches, { times: 'absent', order: 'asc' });
    expect(await found('find_sessions', id)).toMatchObject([
      { sessions: ids.map((session_id) => ({ session_id, created_at: null })) },
    ]);
  });

  test.each(['page', 'cursor', 'flat'] as const)(
    'are read to their end (%s)',
    async (listShape) => {
      Object.assign(office.vendor.switches, { listShape });
      for (let n = 0; n < 101; n += 1) office.vendor.backOffice.addSession(customerId);
      const { results, apiCalls } = await office.zapier.search('find_sessions', { customerId });
      expect(results).toMatchObject([{ sessions: { length: 102 } }]);
      expect(apiCalls).toHaveLength(2);
    },
  );

  test('that never were are nothing to find', async () => {
    const id = office.vendor.backOffice.addCustomer({ name: 'Quiet Trading' });
    expect(await found('find_sessions', id)).toEqual([]);
  });
});

describe('the organization', () => {
  test('comes as four lists of line items', async () => {
    expect(await found('find_organization')).toMatchObject([
      {
        ubos: [{ name: 'Marcela Otero', role: 'UBO', ownership_percentage: 60 }],
        shareholders: [{ name: 'Otero Holding S.A.' }],
        directors: [{ ownership_percentage: null }],
        representatives: [],
      },
    ]);
  });

  test('of whom nothing is known has four empty lists', async () => {
    const id = office.vendor.backOffice.addCustomer({ name: 'Quiet Trading' });
    expect(await found('find_organization', id)).toEqual([
      { id, customer_id: id, ubos: [], shareholders: [], directors: [], representatives: [] },
    ]);
  });
});

describe('the risk profile', () => {
  test.each(['iso', 'seconds', 'millis'] as const)('tells its time as ISO (%s)', async (times) => {
    Object.assign(office.vendor.switches, { times });
    expect(await found('find_risk_profile')).toMatchObject([
      {
        risk_level: 'medium',
        risk_score: 42,
        factors: ['country'],
        calculated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  test.each(['404', 'null'] as const)('that is not there yet is not found (%s)', async (none) => {
    Object.assign(office.vendor.switches, { noRiskProfile: none });
    const id = office.vendor.backOffice.addCustomer({ name: 'Quiet Trading' });
    for (const envelope of ['meta', 'context', 'none'] as const) {
      Object.assign(office.vendor.switches, { envelope });
      expect(await found('find_risk_profile', id)).toEqual([]);
    }
  });
});
