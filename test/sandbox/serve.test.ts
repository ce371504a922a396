import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findOrCreates, isVisible, steps } from '../../checks/places.ts';
import { appNamed } from '../../release/apps.ts';
import * as bultra from '../../sandbox/bultra/welcome.ts';
import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, startBultra } from '../../sandbox/bultra.ts';
import * as instantCompliance from '../../sandbox/instant_compliance/welcome.ts';
import * as legaltalent from '../../sandbox/legaltalent/welcome.ts';
import { LEGALTALENT_API_KEY, startLegalTalent } from '../../sandbox/legaltalent.ts';
import { definitionAt } from '../../sandbox/zapier/app_definition.ts';

const UUID = 'b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0';
const SECRET = 'secret_sandbox000000000000000000000000';
const PAGES: [string, string][] = [
  [
    'instant-compliance',
    instantCompliance.welcome({
      api: 'http://127.0.0.1:4010/api/v1',
      backOffice: 'http://127.0.0.1:4011',
      apiKey: SECRET,
    }),
  ],
  [
    'legaltalent',
    legaltalent.welcome({
      url: 'http://127.0.0.1:4020',
      apiKey: SECRET,
      customerId: UUID,
      watchlistId: 'watchlist-1',
    }),
  ],
  [
    'bultra',
    bultra.welcome({
      url: 'http://127.0.0.1:4030/v1',
      tokenUrl: 'http://127.0.0.1:4030/oauth2/token',
      clientId: 'client_sandbox',
      clientSecret: SECRET,
    }),
  ],
];

test.each(PAGES)('the welcome of %s fits into 100 columns', (_, page) => {
  expect(page.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test.each(PAGES)(
  'the welcome of %s calls every step of the app, and no other',
  async (name, page) => {
    const definition = await definitionAt(appNamed(name).appPath);
    const visible = steps(definition).filter(isVisible);
    const called = [...page.matchAll(/invoke (?:create|search|trigger) (\w+)/g)].map(
      ([, key]) => key,
    );
    expect(called.sort()).toEqual(visible.map(({ key }) => key).sort());
    expect(page).toContain('invoke auth label');
    expect(page.includes('Find or Create:')).toBe(findOrCreates(definition).length > 0);
  },
);

test('the customers that the welcome of Bultra names are in its sandbox', async () => {
  const vendor = await startBultra();
  const named = [
    ...(PAGES.find(([name]) => name === 'bultra')?.[1] ?? '').matchAll(/cust_\w+/g),
  ].map(([id]) => id);
  expect(named.length).toBeGreaterThan(0);
  for (const id of named) expect(vendor.backOffice.customer(id).id).toBe(id);
  await vendor.close();
});

test('the customer that the welcome of LegalTalent names is in its sandbox', async () => {
  const vendor = await startLegalTalent();
  const { customer_id: id, website } = vendor.backOffice.customer('crm-20417');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const page = PAGES.find(([name]) => name === 'legaltalent')?.[1];
  expect(page).not.toContain(`"website":"${website}"`);
  await vendor.close();
});

test.each([
  ['legaltalent', [LEGALTALENT_API_KEY, 'http://127.0.0.1:4020']],
  ['bultra', [BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, 'http://127.0.0.1:4030/oauth2/token']],
])('the .env.example of %s is for its sandbox', (name, values) => {
  const example = readFileSync(`integrations/${name}/.env.example`, 'utf8');
  for (const value of values) expect(example).toContain(`=${value}\n`);
});
