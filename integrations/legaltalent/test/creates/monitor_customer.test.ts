import { describe, expect, test } from '@jest/globals';
import app from '../../index.ts';
import { customerId, office } from '../one_customer.ts';
import { failureOf } from '../support.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

const monitor = (input: Record<string, unknown>) =>
  office.zapier.create('monitor_customer', { customerId, ...input });
const posts = () => office.vendor.journal.count(({ method }) => method === 'POST');

test.each(['meta', 'context', 'none'] as const)(
  'takes a seat with one call and says until when (%s)',
  async (envelope) => {
    Object.assign(office.vendor.switches, { envelope });
    const watchlist = office.vendor.backOffice.addWatchlist(1);
    const { results, apiCalls } = await monitor({ watchlistId: watchlist.id });
    const [subject] = watchlist.subjects;
    expect(results).toMatchObject({
      id: customerId,
      customer_id: customerId,
      watchlist_id: watchlist.id,
      subject_id: subject?.id,
    });
    expect(String(results.expires_at)).toMatch(/^\d{4}-.*Z$/);
    const inMs = Date.parse(String(results.expires_at)) - Date.now();
    expect(Math.abs(inMs - YEAR_MS)).toBeLessThan(60_000);
    expect(apiCalls).toHaveLength(1);
  },
);

test('offers the watchlists to choose from', () => {
  expect(app.creates?.monitor_customer?.operation).toMatchObject({
    inputFields: [
      { key: 'customerId', dynamic: 'customer_list.id.label' },
      { key: 'watchlistId', dynamic: 'watchlist_list.id.label' },
    ],
  });
});

test('sends what is filled in only', async () => {
  const failure = await failureOf(monitor({ watchlistId: ' ' }));
  expect(failure.message).toContain('does not accept Watchlist ID. Fill in or correct');
  expect(office.vendor.journal.entries.at(-1)?.requestBody).toEqual({});
});

describe('what the vendor refuses', () => {
  test.each(['object', 'html'] as const)(
    'explains that no seat is left (%s)',
    async (errorShape) => {
      Object.assign(office.vendor.switches, { errorShape });
      const { id } = office.vendor.backOffice.addWatchlist(0);
      const failure = await failureOf(monitor({ watchlistId: id }));
      expect(failure.kind).toBe('halted');
      expect(failure.message).toMatch(/No seat is left.*buy more seats/);
    },
  );

  test('names the watchlist that is not there, without its id', async () => {
    const failure = await failureOf(monitor({ watchlistId: 'no-such-list' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain('no watchlist with this Watchlist ID');
    expect(failure.message).not.toContain('no-such-list');
  });

  test('names no permission that is not documented', async () => {
    office.vendor.faults.next({ kind: 'status', status: 403 });
    const failure = await failureOf(monitor({ watchlistId: 'a' }));
    expect(failure.message).toContain('lacks a permission');
    expect(failure.message).not.toMatch(/kyc:|watchlist:/);
  });
});

test.each([
  { kind: 'loseAnswer' } as const,
  { kind: 'cutBody' } as const,
  { kind: 'status', status: 503 } as const,
])('takes no second seat when the answer does not come ($kind)', async (fault) => {
  const watchlist = office.vendor.backOffice.addWatchlist(5);
  office.vendor.faults.next(fault);
  const failure = await failureOf(monitor({ watchlistId: watchlist.id }));
  expect(failure.kind).toBe('halted');
  expect(failure.message).toMatch(/Look in LegalTalent first.*paid seat/);
  expect(posts()).toBe(1);
  expect(watchlist.subjects.length).toBeLessThanOrEqual(1);
});

test.each(['', '.', '..'])('halts on the customer id %j before any request', async (wrong) => {
  const failure = await failureOf(monitor({ customerId: wrong, watchlistId: 'a' }));
  expect(failure.kind).toBe('halted');
  expect(office.vendor.journal.entries).toHaveLength(0);
});
