import { describe, expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const priya = {
  fullName: 'Priya Raman',
  email: 'priya@example.org',
  externalId: 'hubspot:90412277',
};

describe('POST /customers', () => {
  test('adds a customer that nothing matches, not started and not screened', async () => {
    const reply = await api.post({ ...priya, phone: '+61400000000' });
    expect(reply.status).toBe(201);
    expect(reply.json()).toEqual({
      id: expect.any(String),
      external_id: 'hubspot:90412277',
      type: 'INDIVIDUAL',
      full_name: 'Priya Raman',
      email: 'priya@example.org',
      kyc_status: 'NOT_STARTED',
      kyc_started_at: null,
      kyc_completed_at: null,
      aml: {
        status: 'NOT_SCREENED',
        screened_at: null,
        last_reviewed_at: null,
        flags: { pep: false, sanctions: false, adverse_media: false, terrorism: false },
      },
      added_via: 'INTEGRATION',
      created_at: '2026-07-01T12:00:00Z',
      updated_at: '2026-07-01T12:00:00Z',
    });
  });

  test('updates the customer with the external id that was sent', async () => {
    const { id } = (await api.post(priya)).record();
    const reply = await api.post({ ...priya, fullName: 'Priya R.', email: 'new@example.org' });
    expect(reply.status).toBe(200);
    expect(reply.record()).toMatchObject({ id, full_name: 'Priya R.', email: 'new@example.org' });
  });

  test('adopts the oldest customer with the e-mail address and no external id', async () => {
    const [oldest] = sandbox().backOffice.importCustomers([
      { fullName: 'One', email: 'PRIYA@example.org', createdAt: 1000 },
      { fullName: 'Two', email: 'priya@example.org', createdAt: 2000 },
    ]);
    const reply = await api.post(priya);
    expect(reply.status).toBe(200);
    expect(reply.record()).toMatchObject({ id: oldest, external_id: priya.externalId });
  });

  test('answers 409 when the e-mail address belongs to another external id', async () => {
    await api.post(priya);
    const reply = await api.post({ ...priya, externalId: 'hubspot:2' });
    expect(reply.status).toBe(409);
    expect(reply.error()).toMatchObject({ code: 'conflict', details: { field: 'email' } });
  });

  test('updates the oldest with the e-mail address when no external id is sent', async () => {
    const [oldest] = sandbox().backOffice.importCustomers([
      { fullName: 'One', email: 'priya@example.org', createdAt: 1000, externalId: 'x:1' },
      { fullName: 'Two', email: 'priya@example.org', createdAt: 2000 },
    ]);
    const reply = await api.post({ fullName: 'Priya', email: ' Priya@Example.org ' });
    expect(reply.status).toBe(200);
    expect(reply.record()).toMatchObject({ id: oldest, external_id: 'x:1' });
  });

  test('answers 409 when an update takes the e-mail address of somebody else', async () => {
    await api.post(priya);
    await api.post({ fullName: 'Mateo', email: 'mateo@example.org', externalId: 'x:1' });
    const reply = await api.post({ ...priya, email: 'mateo@example.org' });
    expect(reply.error().code).toBe('conflict');
  });

  test('changes the type until the customer is verified', async () => {
    await api.post(priya);
    const changed = await api.post({ ...priya, type: 'SOLE_TRADER' });
    expect(changed.record()).toMatchObject({ type: 'SOLE_TRADER' });
    sandbox().backOffice.verify(priya.externalId);
    const frozen = await api.post({ ...priya, type: 'INDIVIDUAL' });
    expect(frozen.error().details).toEqual({ fields: { type: expect.any(String) } });
  });

  test('refuses another name or e-mail address once verified, and takes equal ones', async () => {
    await api.post(priya);
    sandbox().backOffice.verify(priya.externalId);
    expect((await api.post({ ...priya, fullName: 'Somebody' })).status).toBe(422);
    const equal = await api.post({ ...priya, email: 'PRIYA@example.org', phone: '+61400000000' });
    expect(equal.status).toBe(200);
    expect(equal.record()).toMatchObject({ email: 'priya@example.org' });
  });

  test('says the freeze before a conflict about the e-mail address', async () => {
    await api.post(priya);
    await api.post({ fullName: 'Mateo', email: 'mateo@example.org' });
    sandbox().backOffice.verify(priya.externalId);
    const reply = await api.post({ ...priya, email: 'mateo@example.org' });
    expect(reply.status).toBe(422);
    expect(reply.error().details).toEqual({ fields: { email: expect.any(String) } });
  });

  test('keeps a verified identity and answers 200 under verifiedUpsert ignore', async () => {
    sandbox().switches.verifiedUpsert = 'ignore';
    await api.post(priya);
    sandbox().backOffice.verify(priya.externalId);
    const reply = await api.post({ ...priya, fullName: 'Somebody', email: 'other@example.org' });
    expect(reply.status).toBe(200);
    expect(reply.record()).toMatchObject({ full_name: 'Priya Raman', email: 'priya@example.org' });
  });

  test('waits for a change under way of the customer that it matches', async () => {
    await api.post(priya);
    const { backOffice, clock } = sandbox();
    backOffice.later(60_000, () => backOffice.openLink(priya.externalId));
    clock.advance(1000);
    const reply = await api.post({ ...priya, fullName: 'Priya R.' });
    expect(reply.record()).toMatchObject({ kyc_status: 'IN_PROGRESS', full_name: 'Priya R.' });
  });
});
