import { afterEach, expect, test } from '@jest/globals';
import type { Scope } from '../../sandbox/instant_compliance/keys.ts';
import type { Zapier } from '../../sandbox/zapier.ts';
import { failureOf, type Office, openOffice } from '../support.ts';
import { guideText, stepsIn, tableOf, valuesIn } from './guide_text.ts';
import { SCOPES, stepWords } from './step_words.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

const person = { externalId: 'crm:1', fullName: 'Rae Viewer', email: 'rae.viewer@example.org' };
const customerId = 'hubspot:90412277';

const rows = tableOf(guideText('connect'), 'step').rows.map(([step = '', scopes = '']) => ({
  step: stepsIn(step).join(),
  scopes: SCOPES.filter((scope) => valuesIn(scopes).includes(scope)),
}));

const runs: Record<string, (zapier: Zapier) => Promise<unknown>> = {
  'New or Updated Customer': (zapier) => zapier.sample('new_or_updated_customer'),
  'New Customer': (zapier) => zapier.sample('new_customer'),
  'KYC Status Changed': (zapier) =>
    zapier.sample('kyc_status_changed', { kycStatuses: ['VERIFIED'] }),
  'AML Status Changed': (zapier) =>
    zapier.sample('aml_status_changed', { amlStatuses: ['NEEDS_REVIEW'] }),
  'Create or Update Customer': (zapier) => zapier.create('upsert_customer', person),
  'Update Customer': (zapier) =>
    zapier.create('update_customer', { customerId, phone: '+61491570156' }),
  'Find Customer': (zapier) => zapier.search('find_customer', { customerId }),
  'Find or Create Customer': (zapier) => zapier.findOrCreate('find_customer', person),
  'Find AML Status': (zapier) => zapier.search('find_aml_status', { customerId }),
};

// Keys without aml:read are told no AML results: the strictest that the vendor may be.
const run = async (step: string, scopes: Scope[]) => {
  const apiKey = (vendor: Office['vendor']) => vendor.keys.add({ scopes });
  office = await openOffice({ switches: { amlBlock: 'null' }, apiKey });
  return runs[step]?.(office.zapier);
};

test('the table of scopes has every step that a user can choose', () => {
  expect(rows.map(({ step }) => step).sort()).toEqual([...stepWords.keys()].sort());
  expect(Object.keys(runs).sort()).toEqual([...stepWords.keys()].sort());
});

test.each(rows)('$scopes are enough for $step', async ({ step, scopes }) => {
  await expect(run(step, scopes)).resolves.toBeDefined();
});

const needs = rows.flatMap(({ step, scopes }) => scopes.map((scope) => ({ step, scope })));

test.each(needs)('$step cannot do without $scope', async ({ step, scope }) => {
  const others = SCOPES.filter((other) => other !== scope);
  const { message } = await failureOf(run(step, others));
  expect(message).toContain(scope);
});
