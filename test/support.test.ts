import { expect, test } from '@jest/globals';
import { failureOf, leaks, leaksSoFar, openOffice, type Shown } from './support.ts';

const SECRETS = ['Siobhán O’Dálaigh', 'siobhan@example.org', '+61491570156', '林美玲'];
const line = (text: string): Shown[] => [{ place: 'http log, request_url', text }];

test.each([
  'Siobhán O’Dálaigh',
  'GET /customers/siobhan%40example.org',
  'phone=%2B61491570156',
  'phone=+61491570156',
  'SIOBHÁN O’DÁLAIGH is wrong',
  'name=Siobh%C3%A1n+O%E2%80%99D%C3%A1laigh',
  '%ff 林美玲',
])('the scan of logs and messages finds a person in %j', (text) => {
  expect(leaks(line(text), SECRETS)).toEqual(['http log, request_url']);
});

test('the scan of logs and messages says where, never what, and lets ids pass', () => {
  const shown = [...line('/customers/hubspot%3A90412277'), { place: 'here', text: '林美玲' }];
  expect(leaks(shown, SECRETS)).toEqual(['here']);
});

test('the scan hears of all that the platform logs and that users are shown', async () => {
  const office = await openOffice({ apiKey: () => 'ic_live_unknown' });
  office.vendor.backOffice.addCustomer({ fullName: 'hubspot:77', email: 'Create key' });
  await failureOf(office.zapier.search('find_customer', { externalId: 'hubspot:77' }));
  await office.close();
  const found = leaksSoFar();
  expect(found).toEqual(expect.arrayContaining(['http log, request_params']));
  expect(found).toEqual(expect.arrayContaining(['what the user is shown', 'error log, message']));
});
