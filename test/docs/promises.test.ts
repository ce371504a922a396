import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import { failureOf, type Office, openOffice } from '../support.ts';
import { guideText } from './guide_text.ts';

let time: SimulatedTime;
let office: Office;
beforeEach(async () => {
  time = simulateTime(Date.parse('2026-07-20T09:05:00Z'));
  office = await openOffice({ seed: false });
});
afterEach(async () => {
  await office.close();
  time.end();
});

const person = { externalId: 'review:1', fullName: 'Rae Viewer', email: 'rae.viewer@example.org' };

const switchedOn = async () => {
  const inputs = {
    new_customer: {},
    new_or_updated_customer: {},
    kyc_status_changed: { kycStatuses: ['NOT_STARTED'] },
    aml_status_changed: { amlStatuses: ['NOT_SCREENED'] },
  };
  const on = Object.entries(inputs).map(([key, input]) => office.zapier.switchOn(key, input));
  return (await Promise.all(on)).map(({ zap }) => zap);
};

test('a reviewer sees all triggers fire by creating customers, and one by an update', async () => {
  const zaps = await switchedOn();
  const counts = async () => {
    time.advance(2 * 60_000);
    const polls = await Promise.all(zaps.map((zap) => zap.poll()));
    return polls.map(({ events }) => events.length);
  };
  const { zapier } = office;
  expect((await zapier.create('upsert_customer', person)).results.outcome).toBe('created');
  expect((await zapier.create('upsert_customer', person)).results.outcome).toBe('updated');
  const other = { ...person, externalId: 'review:2', email: 'rio.viewer@example.org' };
  expect((await zapier.findOrCreate('find_customer', other)).wasFound).toBe(false);
  expect((await zapier.findOrCreate('find_customer', other)).wasFound).toBe(true);
  expect(await counts()).toEqual([2, 2, 2, 2]);
  const change = { customerId: 'review:1', phone: '+61491570156' };
  await zapier.create('update_customer', change);
  expect(await counts()).toEqual([0, 1, 0, 0]);
});

test('an External ID that the page for the reviewer names finds nobody before it is used', async () => {
  const named = [...guideText('review').matchAll(/"(review:\w+)"/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(2);
  for (const externalId of named)
    expect((await office.zapier.search('find_customer', { externalId })).results).toEqual([]);
});

test('a form writes nothing to a customer who is found, and over one found by e-mail only', async () => {
  const { zapier, vendor } = office;
  await zapier.create('upsert_customer', person);
  const typed = { ...person, fullName: 'Somebody Else' };
  const { results } = await zapier.findOrCreate('find_customer', typed);
  expect(results).toMatchObject({ full_name: 'Rae Viewer' });
  expect(results).not.toHaveProperty('outcome');
  await zapier.findOrCreate('find_customer', { ...typed, externalId: '' });
  expect(vendor.backOffice.customers()).toMatchObject([{ full_name: 'Somebody Else' }]);
});

test('an address that has another external id, and a new name once verified, stop the run', async () => {
  const { zapier, vendor } = office;
  await zapier.create('upsert_customer', person);
  const renumbered = { ...person, externalId: 'review:9' };
  const clash = await failureOf(zapier.create('upsert_customer', renumbered));
  vendor.backOffice.verify('review:1');
  const renamed = { ...person, fullName: 'Somebody Else' };
  const freeze = await failureOf(zapier.create('upsert_customer', renamed));
  expect([clash.kind, freeze.kind]).toEqual(['halted', 'halted']);
});
