import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import app from '../../index.ts';
import { failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
let customerId: string;
beforeEach(async () => {
  office = await openOffice({ seed: false });
  customerId = office.vendor.backOffice.addCustomer({ name: 'Umbral', clientId: 'crm-1' });
});
afterEach(() => office.close());

const addSession = (status = 'PENDING') =>
  office.vendor.backOffice.addSession(customerId, { status });
const edit = (id: string, status: string, finalDecision: string | null = null) =>
  office.vendor.backOffice.editSession(id, { status, finalDecision });
const switchOn = async (input: Record<string, unknown> = { statuses: ['APPROVED'] }) =>
  (await office.zapier.switchOn('session_status_changed', input)).zap;

test('fires once when a session reaches a chosen status', async () => {
  const id = addSession();
  const zap = await switchOn({ statuses: ['APPROVED', 'REJECTED'] });
  expect((await zap.poll()).events).toEqual([]);
  edit(id, 'APPROVED');
  expect((await zap.poll()).events).toMatchObject([
    { id, session_id: id, customer_id: customerId, client_id: 'crm-1', final_decision: '' },
  ]);
  expect((await zap.poll()).events).toEqual([]);
  edit(id, 'REJECTED');
  expect((await zap.poll()).events).toMatchObject([{ id, status: 'REJECTED' }]);
});

test('never fires for what a session had at switch-on, nor for another status', async () => {
  const old = addSession('APPROVED');
  const zap = await switchOn();
  edit(addSession(), 'MANUAL_REVIEW');
  expect((await zap.poll()).events).toEqual([]);
  edit(old, 'REJECTED');
  expect((await zap.poll()).events).toEqual([]);
});

test('fires again when the decision becomes another', async () => {
  const id = addSession();
  const zap = await switchOn();
  edit(id, 'APPROVED');
  expect((await zap.poll()).events).toHaveLength(1);
  edit(id, 'APPROVED', 'flagged');
  expect((await zap.poll()).events).toMatchObject([{ id, final_decision: 'flagged' }]);
  expect((await zap.poll()).events).toEqual([]);
});

test('a chosen decision lets no other through', async () => {
  const [plain, flagged] = [addSession(), addSession()];
  const zap = await switchOn({ statuses: ['approved'], finalDecision: 'Flagged' });
  edit(plain, 'APPROVED');
  edit(flagged, 'APPROVED', 'flagged');
  expect((await zap.poll()).events).toMatchObject([{ id: flagged }]);
});

describe('the statuses', () => {
  test.each([
    ['MANUAL_REVIEW', 'Manual Review: a person must decide'],
    ['manual_review', 'manual review'],
    ['ON_HOLD', 'on-hold'],
    ['expired', 'EXPIRED'],
  ])('%s is reached when %s was chosen or typed', async (status, statuses) => {
    const id = addSession();
    const zap = await switchOn({ statuses: [statuses] });
    edit(id, status);
    expect((await zap.poll()).events).toMatchObject([{ id, status }]);
  });

  test.each([undefined, '', [], [' ', null]])('are required: %j', async (statuses) => {
    const failure = await failureOf(switchOn({ statuses }));
    expect(failure.message).toContain('Statuses is required: choose at least one.');
    expect(office.vendor.journal.total).toBe(0);
  });
});

test.each(['page', 'cursor', 'flat'] as const)(
  'reads the list to its end (%s)',
  async (listShape) => {
    Object.assign(office.vendor.switches, { listShape, idKey: 'id', times: 'absent' });
    const ids = Array.from({ length: 130 }, () => addSession());
    const zap = await switchOn();
    for (const id of [ids[0], ids[129]]) edit(String(id), 'APPROVED');
    expect((await zap.poll()).events).toHaveLength(2);
  },
);

test('a bare list that may go on is an error, not a part', async () => {
  for (let n = 0; n < 101; n += 1) addSession();
  Object.assign(office.vendor.switches, { listShape: 'bare' });
  expect((await failureOf(switchOn())).message).toContain('broke off');
});

test('a list in short pages takes 100 calls at most, and is an error beyond', async () => {
  for (let n = 0; n < 2_100; n += 1) addSession();
  const isLimited = ({ path }: { path: string }) => path.includes('limit=');
  office.vendor.faults.when(isLimited, { kind: 'status', status: 400 }, 9);
  expect((await failureOf(switchOn())).message).toContain('holds 2000 or more records');
  expect(office.vendor.journal.total).toBeLessThanOrEqual(101);
});

test.each([
  [app.triggers?.session_status_changed, 'final_decision', 'Final Decision'],
  [app.searches?.find_sessions, 'latest_session_final_decision', 'Latest Session Final Decision'],
])('the editor shows that who is approved may be flagged: %#', (step, key, label) => {
  expect(step?.operation).toMatchObject({
    outputFields: expect.arrayContaining([expect.objectContaining({ key, label })]),
    sample: { [key]: 'flagged' },
  });
});
