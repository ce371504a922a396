import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const MINUTE_MS = 60_000;

const addLan = (): string => {
  return sandbox().backOffice.addCustomer({ fullName: 'Lan', externalId: 'x:1' });
};

describe('the life of a customer', () => {
  test('goes through verification with its times, and takes either id', () => {
    const { backOffice, clock } = sandbox();
    const id = addLan();
    clock.advance(MINUTE_MS);
    backOffice.startVerification('x:1');
    expect(backOffice.customer(id)).toMatchObject({
      kyc_status: 'PENDING',
      kyc_started_at: '2026-07-01T12:01:00Z',
      kyc_completed_at: null,
    });
    clock.advance(MINUTE_MS);
    backOffice.verify(id);
    expect(backOffice.customer('x:1')).toMatchObject({
      kyc_status: 'VERIFIED',
      kyc_completed_at: '2026-07-01T12:02:00Z',
      identity: { verified_legal_name: 'LAN', verified_country: 'AUS' },
      updated_at: '2026-07-01T12:02:00Z',
    });
  });

  test('keeps the time of completion and drops the identity when verification ends', () => {
    const { backOffice, clock } = sandbox();
    const id = addLan();
    backOffice.verify(id);
    clock.advance(MINUTE_MS);
    backOffice.askToResubmit(id);
    expect(backOffice.customer(id)).toMatchObject({ kyc_completed_at: '2026-07-01T12:00:00Z' });
    expect(backOffice.customer(id)).not.toHaveProperty('identity');
    backOffice.fail(id);
    expect(backOffice.customer(id)).toMatchObject({ kyc_completed_at: '2026-07-01T12:01:00Z' });
    backOffice.notRequired(id);
    expect(backOffice.customer(id)).toMatchObject({ kyc_status: 'NOT_REQUIRED' });
  });

  test.each([
    ['each', ['12:00', '12:01', '12:01', '12:03']],
    ['first', ['12:00', '12:00', '12:00', '12:00']],
    ['late', [null, '12:01', '12:01', '12:03']],
  ] as const)('starts KYC as kycStartedAt %s says', (kycStartedAt, expected) => {
    const { backOffice, clock, switches } = sandbox();
    switches.kycStartedAt = kycStartedAt;
    const id = addLan();
    const seen = ['PENDING', 'IN_PROGRESS', 'AWAITING_RESUBMISSION', 'IN_PROGRESS'].map(
      (status) => {
        backOffice.setKycStatus(id, status);
        clock.advance(MINUTE_MS);
        return backOffice.customer(id).kyc_started_at;
      },
    );
    expect(seen).toEqual(expected.map((time) => time && `2026-07-01T${time}:00Z`));
  });

  test('is screened, reviewed and resolved', () => {
    const { backOffice } = sandbox();
    const id = addLan();
    backOffice.startScreening(id);
    expect(backOffice.customer(id)).toHaveProperty('aml.status', 'IN_PROGRESS');
    backOffice.screen(id, { pep: true });
    expect(backOffice.customer(id)).toHaveProperty('aml.status', 'NEEDS_REVIEW');
    backOffice.resolve(id);
    expect(backOffice.customer(id)).toHaveProperty('aml', {
      status: 'RESOLVED',
      screened_at: '2026-07-01T12:00:00Z',
      last_reviewed_at: '2026-07-01T12:00:00Z',
      flags: { pep: true, sanctions: false, adverse_media: false, terrorism: false },
    });
    backOffice.screen(id);
    expect(backOffice.customer(id)).toMatchObject({
      aml: { status: 'CLEAR', flags: { pep: false } },
    });
  });
});

describe('a change in the back office', () => {
  test('moves updated_at when it changes something, and never back', () => {
    const { backOffice, clock } = sandbox();
    const id = addLan();
    clock.advance(MINUTE_MS);
    backOffice.editCustomer(id, { fullName: 'Lan' });
    expect(backOffice.customer(id)).toMatchObject({ updated_at: '2026-07-01T12:00:00Z' });
    backOffice.editCustomer(id, { fullName: 'Lan N.' });
    expect(backOffice.customer(id)).toMatchObject({ updated_at: '2026-07-01T12:01:00Z' });
    clock.set(NOON - MINUTE_MS);
    backOffice.editCustomer(id, { fullName: 'Lan T. N.' });
    expect(backOffice.customer(id)).toMatchObject({ updated_at: '2026-07-01T12:01:00Z' });
  });

  test('says how a customer came in, and keeps external ids unique', () => {
    const { backOffice } = sandbox();
    const id = addLan();
    const [imported = ''] = backOffice.importCustomers([{ fullName: 'Mei' }]);
    expect(backOffice.customer(id)).toMatchObject({ added_via: 'ADMIN_MANUAL' });
    expect(backOffice.customer(imported)).toMatchObject({ added_via: 'BULK_IMPORT' });
    expect(() => backOffice.editCustomer(imported, { externalId: 'x:1' })).toThrow('taken');
    expect(() => backOffice.addCustomer({ fullName: 'Tane', externalId: 'x:1' })).toThrow('taken');
    expect(() => backOffice.verify('x:2')).toThrow('No customer has the id x:2');
  });

  test('removes a customer without a trace', async () => {
    const id = addLan();
    sandbox().backOffice.removeCustomer('x:1');
    expect((await api.get(`/customers/${id}`)).status).toBe(404);
    expect((await api.get('/customers')).list().data).toEqual([]);
    expect((await api.get('/customers?external_id=x:1')).list().data).toEqual([]);
    expect(addLan()).not.toBe(id);
  });
});

describe('a late change', () => {
  test('shows up later than its updated_at says', async () => {
    const { backOffice, clock } = sandbox();
    addLan();
    backOffice.later(5000, () => backOffice.openLink('x:1'));
    clock.advance(4999);
    expect((await api.get('/customers/x:1')).record()).toMatchObject({ kyc_status: 'NOT_STARTED' });
    clock.advance(1);
    expect((await api.get('/customers?status=IN_PROGRESS')).list().data).toMatchObject([
      { kyc_status: 'IN_PROGRESS', updated_at: '2026-07-01T12:00:00Z' },
    ]);
  });

  test('can be a new customer', async () => {
    const { clock } = sandbox();
    sandbox().backOffice.later(5000, addLan);
    expect((await api.get('/customers')).list().data).toEqual([]);
    clock.advance(5000);
    expect((await api.get('/customers')).list().data).toMatchObject([
      { created_at: '2026-07-01T12:00:00Z' },
    ]);
  });

  test('of an external id is not overtaken by a write under the old one', async () => {
    const { backOffice, clock } = sandbox();
    const id = addLan();
    backOffice.later(60_000, () => backOffice.editCustomer(id, { externalId: 'x:2' }));
    expect((await api.patch('x:1', { phone: '1' })).status).toBe(404);
    clock.advance(1000);
    expect((await api.get('/customers/x%3A2')).record()).toMatchObject({ id });
  });

  test('is made visible by the next change of the same customer', async () => {
    const { backOffice, clock } = sandbox();
    const id = addLan();
    backOffice.later(60_000, () => backOffice.openLink('x:1'));
    clock.advance(1000);
    const patched = await api.patch(id, { fullName: 'Lan N.' });
    expect(patched.record()).toMatchObject({
      kyc_status: 'IN_PROGRESS',
      updated_at: '2026-07-01T12:00:01Z',
    });
    clock.advance(60_000);
    expect((await api.get(`/customers/${id}`)).record()).toMatchObject({ full_name: 'Lan N.' });
  });
});
