import { afterAll, describe, expect, test } from '@jest/globals';
import { isVisible, outputFields, type PlacedField, type Step, steps } from '../checks/places.ts';
import { fits, valuesAt } from '../checks/sample_values.ts';
import { isIsoTime } from '../checks/times.ts';
import { openTreasury } from '../integrations/bultra/test/support.ts';
import { openOffice as openLegalTalent } from '../integrations/legaltalent/test/support.ts';
import { appNamed, appsIn } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import type { Result, Zapier } from '../sandbox/zapier.ts';
import { openOffice } from './support.ts';

/** An app connected to a sandbox that holds a complete record, and what each step is given. */
interface Stage {
  app: string;
  open(): Promise<{ zapier: Zapier; close(): Promise<void> }>;
  inputs: Record<string, Result>;
}

const completeOffice = async () => {
  const office = await openOffice({ seed: false });
  const { backOffice } = office.vendor;
  const id = backOffice.addCustomer({
    fullName: 'Marisol Okafor',
    email: 'marisol.okafor@example.org',
    externalId: 'crm:1',
  });
  backOffice.openLink(id);
  backOffice.verify(id);
  backOffice.screen(id, { pep: true });
  backOffice.resolve(id);
  return office;
};

const NEW_CONTACT = {
  email: 'marisol.okafor@example.org',
  phone: '+14155550134',
  addressLine1: '41 Juniper Row',
  city: 'Boulder',
  state: 'CO',
  postalCode: '80302',
  country: 'US',
};

const COMPANY = {
  name: 'Rio Verde Logistics S.A.',
  clientId: 'crm-20417',
  website: 'https://rioverde.example',
  taxId: '217345670018',
  country: 'UY',
};
const LISTED = { customerId: 'b1f0c7d2-58a4-4e0e-8f6b-2a9d1c34e7f0' };
const WATCHLIST = { watchlistId: '0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4' };

const completeDossier = async () => {
  const office = await openLegalTalent({ seed: false });
  const { backOffice, clock } = office.vendor;
  const id = backOffice.addCustomer({ ...COMPANY, id: LISTED.customerId });
  backOffice.addSession(id, { finalDecision: 'flagged', completedAt: clock.now() });
  const people = [{ name: 'Marcela Otero', role: 'UBO', ownershipPercentage: 60 }];
  backOffice.setOrganization(id, {
    ubos: people,
    shareholders: people,
    directors: people,
    representatives: people,
  });
  backOffice.setRiskProfile(id, { factors: ['country'] });
  backOffice.addWatchlist(1, WATCHLIST.watchlistId);
  return office;
};

const completeTreasury = async () => {
  const treasury = await openTreasury();
  treasury.bultra.backOffice.editCustomer('cust_51600027', { phone: '+14155550134' });
  return treasury;
};

const STAGES: Stage[] = [
  {
    app: 'instant-compliance',
    open: completeOffice,
    inputs: {
      kyc_status_changed: { kycStatuses: ['VERIFIED'] },
      aml_status_changed: { amlStatuses: ['RESOLVED'] },
      upsert_customer: {
        externalId: 'crm:1',
        fullName: 'Marisol Okafor',
        email: 'marisol.okafor@example.org',
        phone: '+61491570156',
      },
      update_customer: { customerId: 'crm:1', phone: '+61491570110' },
      find_customer: { externalId: 'crm:1' },
      find_aml_status: { customerId: 'crm:1' },
    },
  },
  {
    app: 'bultra',
    open: completeTreasury,
    inputs: {
      customer_status_changed: { statuses: ['ACTIVE'] },
      update_customer: { customerId: 'cust_51600012', ...NEW_CONTACT },
      update_individual: {
        customerId: 'cust_51600085',
        individualId: 'ind_804417',
        ...NEW_CONTACT,
      },
      find_customer: { customerId: 'cust_51600027' },
      find_individual: { customerId: 'cust_51600085', individualId: 'ind_804417' },
    },
  },
  {
    app: 'legaltalent',
    open: completeDossier,
    inputs: {
      create_customer: { ...COMPANY, clientId: 'crm-20418' },
      update_customer: { ...LISTED, country: 'AR' },
      session_status_changed: { statuses: ['PENDING'] },
      create_session: { workflowId: 'basic-kyc', ...LISTED },
      monitor_customer: { ...LISTED, ...WATCHLIST },
      deactivate_customer: LISTED,
      find_customer: LISTED,
      find_sessions: LISTED,
      find_organization: LISTED,
      find_risk_profile: LISTED,
    },
  },
];

const resultOf = async (zapier: Zapier, { kind, key }: Step, input: Result): Promise<Result> => {
  if (kind === 'creates') return (await zapier.create(key, input)).results;
  const run = kind === 'triggers' ? zapier.sample(key, input) : zapier.search(key, input);
  const [first] = (await run).results;
  if (!first) throw new Error(`${key} returned nothing.`);
  return first;
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a result has another shape than the sample: a key or value that is not there, or another type. */
const differences = (sample: unknown, result: unknown, path = ''): string[] => {
  if (sample === null) return [];
  if (result === null) return [path];
  if (isObject(sample) && isObject(result)) {
    const held = new Map(Object.entries(result));
    return Object.entries(sample).flatMap(([key, value]) =>
      held.has(key) ? differences(value, held.get(key), `${path}.${key}`) : [`${path}.${key}`],
    );
  }
  if (Array.isArray(sample) && Array.isArray(result)) {
    return sample.length > 0 && result.length > 0
      ? differences(sample[0], result[0], `${path}[]`)
      : [];
  }
  return typeof sample === typeof result ? [] : [path];
};

const isTrueOf = ({ field, path }: PlacedField, record: unknown): boolean => {
  const values = valuesAt(record, path);
  const told = values.filter((value) => value !== null);
  const isTime = field.type === 'datetime';
  const areFit = told.every((value) => fits(value, field) && (!isTime || isIsoTime(String(value))));
  const isThere = values.length > 0 && !values.includes(undefined);
  return isThere && areFit && (!field.primary || told.length === 1);
};

/** Whatever of a step's sample, output fields and result does not agree. */
const disagreements = (step: Step, result: Result): string[] => {
  const { sample = {} } = step.operation;
  const fields = outputFields(step).filter(
    (placed) => !isTrueOf(placed, sample) || !isTrueOf(placed, result),
  );
  return [
    ...differences(sample, result).map((path) => `${step.where}.sample${path}`),
    ...fields.map(({ where }) => where),
  ];
};

test('every app is on a stage here', () => {
  const names = appsIn().map(({ name }) => name);
  expect(STAGES.map(({ app }) => app).sort()).toEqual(names.sort());
});

describe.each(STAGES)('in $app', ({ app, open, inputs }) => {
  const opened = open();
  afterAll(async () => (await opened).close());
  const loaded = definitionAt(appNamed(app).appPath);

  test('sample, output fields and results of every visible step agree', async () => {
    const { zapier } = await opened;
    const visible = steps(await loaded).filter(isVisible);
    expect(visible.length).toBeGreaterThan(4);
    const found: string[] = [];
    for (const step of visible) {
      const result = await resultOf(zapier, step, inputs[step.key] ?? {});
      found.push(...disagreements(step, result));
    }
    expect(found).toEqual([]);
  });
});
