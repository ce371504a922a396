import { describe, expect, test } from '@jest/globals';
import { startLegalTalent } from '../../../sandbox/legaltalent.ts';
import { UnknownCustomer } from '../../../sandbox/server/unknown_customer.ts';
import { apiClient, sandboxForEachTest } from './api_client.ts';

describe('the back office', () => {
  const sandbox = sandboxForEachTest();
  const api = apiClient(sandbox);

  test('edits a customer by either id, and moves updated_at with a change', () => {
    const { backOffice, clock } = sandbox();
    const id = backOffice.addCustomer({ name: 'Lan', clientId: 'crm-1' });
    clock.advance(60_000);
    backOffice.editCustomer('crm-1', { clientId: 'crm-1', name: 'Lan' });
    expect(backOffice.customer(id)).toMatchObject({ updated_at: '2026-07-01T12:00:00Z' });
    backOffice.editCustomer(id, { clientId: 'crm-2', status: 'under_review' });
    expect(backOffice.customer('crm-2')).toMatchObject({
      status: 'under_review',
      updated_at: '2026-07-01T12:01:00Z',
    });
    expect(() => backOffice.customer('crm-1')).toThrow(UnknownCustomer);
  });

  test('keeps client ids apart', () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ name: 'Lan' });
    backOffice.addCustomer({ name: 'Rio Verde', clientId: 'crm-1' });
    const taken = 'The client id crm-1 is taken.';
    expect(() => backOffice.addCustomerBySession('crm-1')).toThrow(taken);
    expect(() => backOffice.editCustomer(id, { clientId: 'crm-1' })).toThrow(taken);
    const twice = { name: 'Lan', clientId: 'crm-2' };
    expect(() => backOffice.importCustomers([twice, twice])).toThrow('A client id comes twice.');
    expect(backOffice.customers()).toHaveLength(2);
  });

  test('makes a customer by a session, which nobody has named', async () => {
    const id = sandbox().backOffice.addCustomerBySession('app-1', { status: 'APPROVED' });
    expect((await api.get(`/customers/${id}`)).data()).toMatchObject({
      client_id: 'app-1',
      name: null,
      entity_type: 'individual',
    });
    expect((await api.get(`/customers/${id}/sessions`)).data()).toMatchObject({
      sessions: [{ status: 'APPROVED' }],
    });
  });

  test('takes a customer out of every answer', async () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ name: 'Lan', clientId: 'crm-1' });
    backOffice.removeCustomer(id);
    expect((await api.get(`/customers/${id}`)).status).toBe(404);
    expect((await api.get('/customers?client_id=crm-1')).names()).toEqual([]);
    expect((await api.create({ name: 'Lan', client_id: 'crm-1' })).status).toBe(201);
  });
});

describe('a new sandbox', () => {
  const sandbox = sandboxForEachTest({ seed: true });
  const api = apiClient(sandbox);

  test('knows invented customers, one of them with a whole dossier', async () => {
    const rows = sandbox().backOffice.customers();
    expect(new Set(rows.map(({ entity_type }) => entity_type))).toEqual(
      new Set(['company', 'individual']),
    );
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['active', 'inactive']));
    for (const { website } of rows) expect(website ?? '.example').toMatch(/\.example$/);
    const id = rows.find(({ client_id }) => client_id === 'crm-20417')?.customer_id;
    const dossier = await Promise.all(
      ['sessions', 'organization', 'risk-profile'].map((part) =>
        api.get(`/customers/${id}/${part}`),
      ),
    );
    expect(dossier.map((reply) => reply.data())).toMatchObject([
      { count: 1 },
      { ubos: [{ ownership_percentage: 60 }] },
      { risk_level: 'medium' },
    ]);
  });

  test('can be walked to its end by cursors', async () => {
    sandbox().switches.listShape = 'cursor';
    const first = await api.get('/customers?limit=4');
    const { next_cursor: cursor } = Object(first.data());
    const rest = await api.get(`/customers?cursor=${cursor}`);
    const count = sandbox().backOffice.customers().length;
    expect(new Set([...first.names(), ...rest.names()]).size).toBe(count);
  });

  test('starts with the switches it is given', async () => {
    const other = await startLegalTalent({ seed: false, switches: { idKey: 'id' } });
    other.backOffice.addCustomer({ name: 'Lan' });
    expect(other.backOffice.customers()[0]).toHaveProperty('id');
    await other.close();
  });
});
