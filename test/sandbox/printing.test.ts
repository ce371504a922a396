import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const read = async (id: string) => (await api.get(`/customers/${id}`)).record();

describe('empty values', () => {
  test('are null, identity left out and flags false by default', async () => {
    const lan = await read(sandbox().backOffice.addCustomer({ fullName: 'Lan' }));
    expect(lan).toMatchObject({ external_id: null, email: null, kyc_started_at: null });
    expect(lan).not.toHaveProperty('identity');
    expect(lan).toHaveProperty('aml.flags.pep', false);
  });

  test('are all null under emptyKeys null', async () => {
    sandbox().switches.emptyKeys = 'null';
    const lan = await read(sandbox().backOffice.addCustomer({ fullName: 'Lan' }));
    expect(lan).toMatchObject({ external_id: null, identity: null });
    expect(lan).toHaveProperty('aml.flags', null);
  });

  test('are all left out under emptyKeys absent', async () => {
    sandbox().switches.emptyKeys = 'absent';
    const lan = await read(sandbox().backOffice.addCustomer({ fullName: 'Lan' }));
    expect(Object.keys(lan)).toEqual([
      'id',
      'type',
      'full_name',
      'kyc_status',
      'aml',
      'added_via',
      'created_at',
      'updated_at',
    ]);
    expect(lan).toHaveProperty('aml', { status: 'NOT_SCREENED' });
  });

  test('do not touch what there is', async () => {
    const { backOffice, switches } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'Lan', email: 'lan@example.org' });
    backOffice.verify(id, 'NGUYEN THI LAN');
    backOffice.screen(id);
    for (const emptyKeys of ['schema', 'null', 'absent'] as const) {
      switches.emptyKeys = emptyKeys;
      expect(await read(id)).toMatchObject({
        email: 'lan@example.org',
        identity: { verified_legal_name: 'NGUYEN THI LAN', verified_country: 'AUS' },
        aml: { status: 'CLEAR', flags: { pep: false } },
      });
    }
  });
});

describe('times', () => {
  test.each([
    ['seconds', '2026-07-01T12:00:00Z'],
    ['millis', '2026-07-01T12:00:00.750Z'],
    ['offset', '2026-07-01T22:00:00+10:00'],
  ] as const)('are printed as %s', async (times, printed) => {
    sandbox().switches.times = times;
    sandbox().clock.set(NOON + 750);
    const lan = await read(sandbox().backOffice.addCustomer({ fullName: 'Lan' }));
    expect(lan).toMatchObject({ created_at: printed, updated_at: printed });
  });
});

describe('the AML block', () => {
  test('stands alone behind its own route', async () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'Lan' });
    backOffice.screen(id, { sanctions: true });
    expect((await api.get(`/customers/${id}/aml`)).json()).toEqual({
      status: 'NEEDS_REVIEW',
      screened_at: '2026-07-01T12:00:00Z',
      last_reviewed_at: null,
      flags: { pep: false, sanctions: true, adverse_media: false, terrorism: false },
    });
  });

  test('is shown to keys without aml:read as the switch amlBlock says', async () => {
    const { backOffice, keys, switches } = sandbox();
    const path = `/customers/${backOffice.addCustomer({ fullName: 'Lan' })}`;
    const key = keys.add({ scopes: ['customers:read'] });
    expect((await api.get(path, { key })).record()).toHaveProperty('aml.status');
    switches.amlBlock = 'null';
    expect((await api.get(path, { key })).record()).toHaveProperty('aml', null);
    switches.amlBlock = 'absent';
    expect((await api.get(path, { key })).record()).not.toHaveProperty('aml');
    expect((await api.get(path)).record()).toHaveProperty('aml.status');
  });
});

describe('a record of the future', () => {
  test('carries unknown keys and unknown enum values', async () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'Lan' });
    backOffice.addUnknownField(id, 'risk_band', null);
    backOffice.setKycStatus(id, 'PAUSED');
    backOffice.setAmlStatus(id, 'QUEUED');
    expect(await read(id)).toMatchObject({
      risk_band: null,
      kyc_status: 'PAUSED',
      aml: { status: 'QUEUED' },
    });
  });

  test('may lack any key, also its id or updated_at', async () => {
    const { backOffice } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'Lan' });
    backOffice.dropField(id, 'id');
    backOffice.dropField(id, 'updated_at');
    const [row] = (await api.get('/customers')).list().data;
    expect(row).toMatchObject({ full_name: 'Lan' });
    expect(row).not.toHaveProperty('id');
    expect(row).not.toHaveProperty('updated_at');
  });
});
