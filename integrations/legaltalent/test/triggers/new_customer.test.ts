import { afterEach, describe, expect, test } from '@jest/globals';
import type { Switches } from '../../../../sandbox/legaltalent.ts';
import { addMany, failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
afterEach(() => office.close());

const open = async (count: number, switches: Partial<Switches> = {}) => {
  office = await openOffice({ seed: false, switches });
  const ids = addMany(office.vendor, count);
  const switchedOn = await office.zapier.switchOn('new_customer');
  return { ids, ...switchedOn };
};

const add = (clientId = 'new-1') =>
  office.vendor.backOffice.addCustomer({ name: 'Newcomer Holding', clientId });

describe('what fires', () => {
  test('a new customer, once', async () => {
    const { zap, remembered } = await open(3);
    const id = add();
    const { events } = await zap.poll();
    expect(remembered).toBe(3);
    expect(events).toMatchObject([{ id, customer_id: id, name: 'Newcomer Holding' }]);
    expect((await zap.poll()).events).toEqual([]);
  });

  test('a customer whom a KYC session made, who has no name', async () => {
    const { zap } = await open(1);
    const id = office.vendor.backOffice.addCustomerBySession('app-1');
    expect((await zap.poll()).events).toMatchObject([{ id, name: null, client_id: 'app-1' }]);
  });

  test('no change and no deactivation of a customer', async () => {
    const { zap, ids } = await open(2);
    office.vendor.backOffice.editCustomer(String(ids[0]), { name: 'Renamed Trading' });
    office.vendor.backOffice.deactivateCustomer(String(ids[1]));
    expect((await zap.poll()).events).toEqual([]);
  });

  test('nothing when an old customer vanishes', async () => {
    const { zap, ids } = await open(120);
    office.vendor.backOffice.removeCustomer(String(ids[119]));
    expect((await zap.poll()).events).toEqual([]);
  });
});

describe('what it costs', () => {
  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('%d customers are read with %d calls, at switch-on and at each poll', async (count, calls) => {
    const { zap, apiCalls, remembered } = await open(count);
    expect(remembered).toBe(count);
    expect(apiCalls).toHaveLength(calls);
    expect((await zap.poll()).apiCalls).toHaveLength(calls);
  });

  test('the editor gets three samples for one call, newest first', async () => {
    const { ids } = await open(150);
    const { results, apiCalls } = await office.zapier.sample('new_customer');
    expect(results.map(({ id }) => id)).toEqual(ids.slice(-3).reverse());
    expect(apiCalls).toHaveLength(1);
  });
});

const ANY_LENGTH: Partial<Switches>[] = [
  ...(['page', 'cursor'] as const).flatMap((listShape) =>
    (['desc', 'asc'] as const).map((order) => ({ listShape, order })),
  ),
  ...(['iso', 'seconds', 'millis', 'absent'] as const).map((times) => ({ times })),
  { times: 'absent', order: 'asc', listShape: 'cursor' },
  { idKey: 'id' },
  { envelope: 'context' },
  { envelope: 'none' },
  { envelope: 'none', listShape: 'cursor', idKey: 'id' },
];

test.each(ANY_LENGTH)('with %j, old customers stay known and new ones fire', async (switches) => {
  const { zap, remembered } = await open(230, switches);
  expect(remembered).toBe(230);
  const ids = [add('new-1'), add('new-2')];
  const { events } = await zap.poll();
  expect(events.map(({ id }) => id).sort()).toEqual(ids.sort());
});

test.each(['iso', 'seconds', 'millis'] as const)(
  'times that come as %s go out as ISO 8601, newest first',
  async (times) => {
    const { zap } = await open(2, { times });
    const older = add('new-1');
    office.vendor.clock.advance(5000);
    const newer = add('new-2');
    const { events } = await zap.poll();
    expect(events.map(({ id }) => id)).toEqual([newer, older]);
    for (const { created_at, updated_at } of events) {
      expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      expect(updated_at).toBe(created_at);
    }
  },
);

describe.each(['bare', 'flat'] as const)('a list shaped as %s', (listShape) => {
  test.each(['meta', 'context', 'none'] as const)(
    'is read while it is short (envelope: %s)',
    async (envelope) => {
      const { zap, remembered } = await open(99, { listShape, envelope });
      expect(remembered).toBe(99);
      office.vendor.backOffice.removeCustomer('many-0');
      const id = add();
      expect((await zap.poll()).events).toMatchObject([{ id }]);
    },
  );
});

test('a bare list of more than a page is an error, and never a part', async () => {
  const failure = await failureOf(open(101, { listShape: 'bare' }));
  expect(failure.message).toContain('broke off before its end, so nothing was taken');
});

test('a list with a total alone is read to it', async () => {
  const { remembered, apiCalls } = await open(101, { listShape: 'flat' });
  expect(remembered).toBe(101);
  expect(apiCalls).toHaveLength(2);
});

describe('with filters', () => {
  const customers = () => office.vendor.backOffice;

  test('fires for those who fit, whatever the letters of the filter', async () => {
    office = await openOffice({ seed: false });
    const filters = { entityType: 'individual', status: 'Active' };
    const { zap } = await office.zapier.switchOn('new_customer', filters);
    customers().addCustomer({ name: 'A company' });
    const id = customers().addCustomer({ name: 'Ada', entityType: 'individual' });
    customers().addCustomer({ name: 'B', entityType: 'individual', status: 'inactive' });
    expect((await zap.poll()).events).toMatchObject([{ id }]);
  });

  test('never fires for an old customer who comes to fit', async () => {
    office = await openOffice({ seed: false });
    const id = customers().addCustomer({ name: 'Old', status: 'pending' });
    const { zap, remembered } = await office.zapier.switchOn('new_customer', { status: 'active' });
    expect(remembered).toBe(1);
    customers().editCustomer(id, { status: 'active' });
    expect((await zap.poll()).events).toEqual([]);
  });
});

describe('a limit of 100 that is refused', () => {
  test('is left to the vendor from then on', async () => {
    office = await openOffice({ seed: false });
    addMany(office.vendor, 45);
    const isLimited = ({ path }: { path: string }) => path.includes('limit=');
    office.vendor.faults.when(isLimited, { kind: 'status', status: 400 }, 9);
    const { remembered, apiCalls } = await office.zapier.switchOn('new_customer');
    expect(remembered).toBe(45);
    expect(apiCalls).toHaveLength(4);
    const { results } = await office.zapier.search('find_customer', { clientId: 'many-3' });
    expect(results).toMatchObject([{ client_id: 'many-3' }]);
  });
});

test('a customer who vanishes while pages are read makes the poll fail, not miss others', async () => {
  const { zap } = await open(230);
  const { journal, backOffice } = office.vendor;
  journal.onRequest = ({ path }) => {
    if (path.includes('page=2')) backOffice.removeCustomer('many-229');
  };
  expect((await failureOf(zap.poll())).message).toContain('broke off before its end');
  journal.onRequest = () => {};
  expect((await zap.poll()).events).toEqual([]);
});

test('more customers than a poll can read are an error, never a part', async () => {
  const failure = await failureOf(open(5_001));
  expect(failure.message).toContain('holds 5001 or more records');
});

test('a list in short pages takes 100 calls at most, and is an error beyond', async () => {
  office = await openOffice({ seed: false });
  addMany(office.vendor, 2_500);
  const isLimited = ({ path }: { path: string }) => path.includes('limit=');
  office.vendor.faults.when(isLimited, { kind: 'status', status: 400 }, 9);
  const failure = await failureOf(office.zapier.switchOn('new_customer'));
  expect(failure.message).toContain('holds 2500 or more records');
  expect(office.vendor.journal.total).toBeLessThanOrEqual(101);
});
