import { describe, expect, test } from '@jest/globals';
import { apiClient, NOON, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

const names = async (query: string): Promise<unknown[]> => {
  const page = (await api.get(`/customers?${query}`)).list();
  return page.data.map((row) => row.full_name);
};

describe('filters of a list', () => {
  test('keeps the customers with a status, and all filters must hold', async () => {
    const { backOffice } = sandbox();
    const [lan, mei] = ['Lan', 'Mei', 'Tane'].map((fullName) =>
      backOffice.addCustomer({ fullName }),
    );
    backOffice.verify(lan ?? '');
    backOffice.verify(mei ?? '');
    backOffice.screen(mei ?? '', { pep: true });
    expect((await names('status=VERIFIED')).sort()).toEqual(['Lan', 'Mei']);
    expect(await names('aml_status=NEEDS_REVIEW')).toEqual(['Mei']);
    expect(await names('status=VERIFIED&aml_status=NOT_SCREENED')).toEqual(['Lan']);
  });

  test.each([
    'status=HAPPY',
    'status=',
    'status=VERIFIED,FAILED',
    'status=VERIFIED&status=FAILED',
    'aml_status=VERIFIED',
    'updated_since=yesterday',
    'updated_since=2026-07-01',
  ])('answers 422 to %s', async (query) => {
    const reply = await api.get(`/customers?${query}`);
    expect(reply.status).toBe(422);
    const [field] = query.split('=');
    expect(reply.error().details).toEqual({ fields: { [field ?? '']: expect.any(String) } });
  });

  test('finds an external id exactly, and nobody without an error', async () => {
    const { backOffice } = sandbox();
    backOffice.addCustomer({ fullName: 'Lan', externalId: 'internal:customer/42' });
    expect(await names('external_id=internal:customer/42')).toEqual(['Lan']);
    expect(await names('external_id=INTERNAL:customer/42')).toEqual([]);
  });

  test('ignores an empty external id; blankFilter match finds those without one', async () => {
    const { backOffice, switches } = sandbox();
    backOffice.addCustomer({ fullName: 'Lan', externalId: 'x:1' });
    backOffice.addCustomer({ fullName: 'Mei' });
    expect(await names('external_id=')).toHaveLength(2);
    switches.blankFilter = 'match';
    expect(await names('external_id=')).toEqual(['Mei']);
  });

  test('compares updated_since in milliseconds and leaves its instant out', async () => {
    const { backOffice, clock, switches } = sandbox();
    const id = backOffice.addCustomer({ fullName: 'Lan', createdAt: NOON - 5000 });
    clock.set(NOON + 250);
    backOffice.openLink(id);
    expect(await names('updated_since=2026-07-01T12:00:00Z')).toEqual(['Lan']);
    expect(await names('updated_since=2026-07-01T22:00:00.249%2B10:00')).toEqual(['Lan']);
    expect(await names('updated_since=2026-07-01T12:00:00.250Z')).toEqual([]);
    switches.sinceBound = 'inclusive';
    expect(await names('updated_since=2026-07-01T12:00:00.250Z')).toEqual(['Lan']);
    expect(await names('updated_since=2026-07-01T12:00:00.251Z')).toEqual([]);
  });

  test('answers an empty list for a time to come', async () => {
    sandbox().backOffice.addCustomer({ fullName: 'Lan' });
    expect(await names('updated_since=2030-01-01T00:00:00Z')).toEqual([]);
  });

  test('finds few changes among many customers, still in order of creation', async () => {
    const { backOffice, clock } = sandbox();
    const many = Array.from({ length: 2000 }, (_, index) => ({
      fullName: `Person ${index}`,
      externalId: `x:${index}`,
      createdAt: NOON - 9_000_000 + index,
    }));
    backOffice.importCustomers(many);
    clock.advance(60_000);
    for (const index of [700, 3, 1500]) backOffice.openLink(`x:${index}`);
    const since = 'updated_since=2026-07-01T12:00:30Z';
    expect(await names(since)).toEqual(['Person 1500', 'Person 700', 'Person 3']);
    expect(await names(`${since}&status=VERIFIED`)).toEqual([]);
    expect(await names('status=IN_PROGRESS')).toEqual(['Person 1500', 'Person 700', 'Person 3']);
  });
});
