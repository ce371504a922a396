import { describe, expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);
const mateo = { fullName: 'Mateo Quiroga', email: 'mateo@example.org' };

const refused: [string, Record<string, unknown>, string][] = [
  ['a missing name', { fullName: undefined }, 'fullName'],
  ['a blank name', { fullName: '   ' }, 'fullName'],
  ['a name above 255 characters', { fullName: 'x'.repeat(256) }, 'fullName'],
  ['null for a name', { fullName: null }, 'fullName'],
  ['a broken e-mail address', { email: 'mateo' }, 'email'],
  ['an empty external id', { externalId: '' }, 'externalId'],
  ['an unknown type', { type: 'COMPANY' }, 'type'],
  ['a phone above 32 characters', { phone: '1'.repeat(33) }, 'phone'],
  ['a snake_case key', { external_id: 'x:1' }, 'external_id'],
  ['a risk answer that is no boolean', { risk: { isNewCustomer: 'yes' } }, 'risk.isNewCustomer'],
];

describe('request bodies', () => {
  test.each(refused)('answers 422 to %s and names the field', async (_, change, field) => {
    const reply = await api.post({ ...mateo, ...change });
    expect(reply.status).toBe(422);
    expect(reply.error().code).toBe('validation_failed');
    expect(reply.error().details).toEqual({ fields: { [field]: expect.any(String) } });
  });

  test('answers 400 to a body that is not JSON', async () => {
    const reply = await api.post('{"fullName":');
    expect(reply.status).toBe(400);
    expect(reply.error()).toMatchObject({ code: 'bad_request', details: {} });
  });

  test('trims strings before it measures and stores them', async () => {
    const reply = await api.post({ ...mateo, fullName: `  ${'x'.repeat(255)}  ` });
    expect(reply.record()).toMatchObject({ full_name: 'x'.repeat(255) });
  });

  test.each(['type', 'externalId', 'kyc_status'])('answers 422 to %s on PATCH', async (key) => {
    const { id } = (await api.post(mateo)).record();
    expect((await api.patch(id, { [key]: 'INDIVIDUAL' })).status).toBe(422);
  });

  test('judges the body before it looks for the record', async () => {
    expect((await api.patch('nobody', { fullName: '' })).status).toBe(422);
    expect((await api.patch('nobody', { fullName: 'A' })).status).toBe(404);
  });
});

describe('PATCH /customers/{id}', () => {
  test('changes what is sent and leaves the rest', async () => {
    const { id } = (await api.post(mateo)).record();
    sandbox().clock.advance(5000);
    const reply = await api.patch(id, { fullName: 'Mateo Q.' });
    expect(reply.status).toBe(200);
    expect(reply.record()).toMatchObject({
      full_name: 'Mateo Q.',
      email: mateo.email,
      updated_at: '2026-07-01T12:00:05Z',
    });
  });

  test('answers 409 when the e-mail address belongs to somebody else', async () => {
    const { id } = (await api.post(mateo)).record();
    await api.post({ fullName: 'Lan', email: 'lan@example.org' });
    expect((await api.patch(id, { email: 'LAN@example.org' })).status).toBe(409);
  });

  test('freezes name and e-mail address once verified, not phone and risk', async () => {
    const { id } = (await api.post(mateo)).record();
    sandbox().backOffice.verify(id);
    const frozen = await api.patch(id, { fullName: 'A', email: 'a@example.org' });
    expect(frozen.error().details).toEqual({
      fields: { fullName: expect.any(String), email: expect.any(String) },
    });
    const open = await api.patch(id, { phone: null, risk: { isNewCustomer: true } });
    expect(open.status).toBe(200);
  });

  test('says the freeze also when the e-mail address belongs to somebody else', async () => {
    const { id } = (await api.post(mateo)).record();
    await api.post({ fullName: 'Lan', email: 'lan@example.org' });
    sandbox().backOffice.verify(id);
    const reply = await api.patch(id, { email: 'lan@example.org' });
    expect(reply.status).toBe(422);
    expect(reply.error().details).toEqual({ fields: { email: expect.any(String) } });
  });

  test.each([
    ['plain', 'The identity of a verified customer cannot be changed.'],
    ['terse', 'Validation failed.'],
  ] as const)('says the freeze in words only under frozenReply %s', async (shape, message) => {
    sandbox().switches.frozenReply = shape;
    const { id } = (await api.post(mateo)).record();
    sandbox().backOffice.verify(id);
    const reply = await api.patch(id, { fullName: 'A' });
    expect(reply.error()).toEqual({ code: 'validation_failed', message, details: {} });
  });

  test('answers 404 for a customer it did not add under patchForeign notFound', async () => {
    const id = sandbox().backOffice.addCustomer({ fullName: 'Zeynep Kaya' });
    expect((await api.patch(id, { phone: '1' })).status).toBe(200);
    sandbox().switches.patchForeign = 'notFound';
    expect((await api.patch(id, { phone: '2' })).status).toBe(404);
  });

  test('moves updated_at for a phone that nobody can read, and not without a change', async () => {
    const { id } = (await api.post({ ...mateo, phone: '1' })).record();
    sandbox().clock.advance(60_000);
    const unchanged = await api.patch(id, { phone: '1' });
    expect(unchanged.record()).toMatchObject({ updated_at: '2026-07-01T12:00:00Z' });
    const changed = await api.patch(id, { phone: '2' });
    expect(changed.record()).toMatchObject({ updated_at: '2026-07-01T12:01:00Z' });
  });

  test('moves updated_at without a change under touchOnNoop, not for an empty body', async () => {
    sandbox().switches.touchOnNoop = true;
    const { id } = (await api.post(mateo)).record();
    sandbox().clock.advance(60_000);
    const empty = await api.patch(id, {});
    expect(empty.record()).toMatchObject({ updated_at: '2026-07-01T12:00:00Z' });
    const same = await api.patch(id, { fullName: mateo.fullName });
    expect(same.record()).toMatchObject({ updated_at: '2026-07-01T12:01:00Z' });
  });
});
