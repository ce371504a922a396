import { expect, test } from '@jest/globals';
import { apiClient, sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();
const api = apiClient(sandbox);

const begin = (body: object) =>
  api.call('POST', '/kyc/sessions', { body: { workflow_id: 'basic-kyc', ...body } });

test('a session begins for a customer, and stands in the list of all', async () => {
  const customerId = sandbox().backOffice.addCustomer({ name: 'Lan', clientId: 'crm-1' });
  const reply = await begin({ customer_id: customerId, ttl_days: 30, metadata: { deal: 7 } });
  expect(reply.status).toBe(201);
  const session = { customer_id: customerId, client_id: 'crm-1', status: 'PENDING' };
  expect(reply.data()).toMatchObject({ ...session, final_decision: null });
  expect((await api.get('/kyc/sessions')).data()).toMatchObject({ sessions: [session], count: 1 });
});

test('an unknown client id makes a customer without a name', async () => {
  await begin({ client_id: 'crm-new' });
  await begin({ client_id: 'crm-new' });
  expect(sandbox().backOffice.customers()).toMatchObject([{ client_id: 'crm-new', name: null }]);
  expect((await api.get('/kyc/sessions')).data()).toMatchObject({ count: 2 });
});

test.each([
  [400, {}],
  [400, { customer_id: 'a', client_id: 'b' }],
  [400, { client_id: 'b', ttl_days: 0 }],
  [404, { customer_id: 'nobody' }],
  [404, { client_id: 'b', workflow_id: 'none' }],
])('is refused with %d for %j', async (status, body) => {
  expect((await begin(body)).status).toBe(status);
  expect(sandbox().backOffice.customers()).toEqual([]);
});

test('the answer may be an id and a sentence', async () => {
  sandbox().switches.createAnswer = 'id';
  expect((await begin({ client_id: 'b' })).data()).toEqual({
    session_id: expect.any(String),
    message: 'Session created.',
  });
  const reply = await api.create({ name: 'Lan' });
  expect(reply.data()).toMatchObject({ message: 'Customer created.' });
});

test('staff can decide', async () => {
  const { backOffice } = sandbox();
  const id = backOffice.addSession(backOffice.addCustomer({ name: 'Lan' }));
  backOffice.editSession(id, { status: 'APPROVED', finalDecision: 'flagged' });
  const decided = { session_id: id, status: 'APPROVED', final_decision: 'flagged' };
  expect((await api.get('/kyc/sessions')).data()).toMatchObject({ sessions: [decided] });
  expect(() => backOffice.editSession('none', {})).toThrow('no session none');
});

test('workflows and watchlists are listed', async () => {
  sandbox().backOffice.addWatchlist(1, 'w-1', 'PEP');
  expect((await api.get('/kyc/watchlists?active=true')).data()).toMatchObject({
    watchlists: [{ watchlist_id: 'w-1', name: 'PEP', status: 'active' }],
    count: 1,
  });
  const { workflows } = Object((await api.get('/kyc/workflows')).data());
  expect(workflows).toContainEqual({
    workflow_id: 'company-kyc',
    name: 'Company KYC',
    entity_types: ['company'],
  });
});
