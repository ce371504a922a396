import { describe, expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

test.each(['sessions', 'organization', 'risk-profile'])(
  'the %s of nobody are a 404',
  async (part) => {
    const reply = await api.get(`/customers/nobody/${part}`);
    expect([reply.status, reply.error().code]).toEqual([404, 'CUSTOMER_NOT_FOUND']);
  },
);

describe('the sessions of a customer', () => {
  const addSessions = (count: number): string => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    for (let session = 1; session <= count; session += 1) {
      sandbox().backOffice.addSession(id, { status: `${session}` });
      sandbox().clock.advance(1000);
    }
    return id;
  };

  test('are listed with a count of all', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Lan' });
    expect((await api.get(`/customers/${id}/sessions`)).data()).toEqual({ sessions: [], count: 0 });
    const sessionId = sandbox().backOffice.addSession(id);
    expect((await api.get(`/customers/${id}/sessions`)).data()).toEqual({
      sessions: [
        {
          session_id: sessionId,
          customer_id: id,
          client_id: null,
          status: 'PENDING',
          final_decision: null,
          workflow_id: 'basic-kyc',
          workflow_name: 'Basic KYC',
          created_at: '2026-07-01T12:00:00Z',
          completed_at: null,
        },
      ],
      count: 1,
    });
  });

  test('obey the switches of lists and times', async () => {
    const id = addSessions(3);
    const get = () => api.get(`/customers/${id}/sessions?limit=1`);
    expect((await get()).data()).toMatchObject({ sessions: [{ status: '3' }], count: 3 });
    Object.assign(sandbox().switches, { listShape: 'cursor', order: 'asc', times: 'absent' });
    const data = (await get()).data();
    expect(data).toMatchObject({ sessions: [{ status: '1' }], has_more: true });
    expect(Object(data).sessions[0]).not.toHaveProperty('created_at');
    sandbox().switches.listShape = 'bare';
    expect((await get()).data()).toHaveLength(1);
    sandbox().switches.listShape = 'flat';
    expect((await get()).json()).toMatchObject({ sessions: [{ status: '1' }], count: 3 });
  });
});

describe('the organization of a customer', () => {
  test('has four lists, empty at first', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde' });
    const empty = { ubos: [], shareholders: [], directors: [], representatives: [] };
    const get = async () => (await api.get(`/customers/${id}/organization`)).data();
    expect(await get()).toEqual({ customer_id: id, ...empty });
    const owner = { name: 'Marcela Otero', role: 'UBO', ownershipPercentage: 60 };
    sandbox().backOffice.setOrganization(id, { ubos: [owner] });
    sandbox().backOffice.setOrganization(id, { directors: [] });
    const printed = { name: 'Marcela Otero', role: 'UBO', ownership_percentage: 60 };
    expect(await get()).toEqual({ customer_id: id, ...empty, ubos: [printed] });
  });
});

describe('the risk profile of a customer', () => {
  const get = (id: string) => api.get(`/customers/${id}/risk-profile`);

  test('is not calculated by reading it', async () => {
    const { backOffice, clock } = sandbox();
    const id = backOffice.addCustomer({ name: 'Rio Verde' });
    backOffice.setRiskProfile(id, { level: 'high', score: 81, factors: ['country'] });
    clock.advance(60_000);
    const profile = {
      customer_id: id,
      risk_level: 'high',
      risk_score: 81,
      factors: ['country'],
      calculated_at: '2026-07-01T12:00:00Z',
    };
    expect((await get(id)).data()).toEqual(profile);
    backOffice.recalculateRiskProfile(id);
    expect((await get(id)).data()).toEqual({ ...profile, calculated_at: '2026-07-01T12:01:00Z' });
  });

  test('is a 404, or null by the switch noRiskProfile, until there is one', async () => {
    const id = sandbox().backOffice.addCustomer({ name: 'Rio Verde' });
    expect((await get(id)).error().code).toBe('RISK_PROFILE_NOT_FOUND');
    sandbox().switches.noRiskProfile = 'null';
    const reply = await get(id);
    expect([reply.status, reply.data()]).toEqual([200, null]);
    sandbox().backOffice.recalculateRiskProfile(id);
    expect((await get(id)).data()).toMatchObject({ risk_level: 'low', risk_score: 0 });
  });
});
