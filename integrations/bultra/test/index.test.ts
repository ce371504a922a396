import { expect, test } from '@jest/globals';
import * as z from 'zod';
import app from '../index.ts';
import { customerDetail, listItem, sampleDetail, sampleItem } from '../records/customer.ts';
import { individualRecord, sampleIndividual } from '../records/individual.ts';

test('the steps are those of the contract, and no customer is created', () => {
  expect(Object.keys(app.triggers ?? {}).sort()).toEqual([
    'customer_list',
    'customer_status_changed',
    'individual_list',
    'new_customer',
  ]);
  expect(Object.keys(app.creates ?? {})).toEqual(['update_customer', 'update_individual']);
  expect(Object.keys(app.searches ?? {})).toEqual(['find_customer', 'find_individual']);
  expect(app).not.toHaveProperty('searchOrCreates');
});

test.each([app.triggers?.new_customer, app.triggers?.customer_status_changed])(
  'both triggers can be narrowed by the type of customer: %#',
  (trigger) => {
    const type = { key: 'type', label: 'Customer Type' };
    const inputFields = expect.arrayContaining([expect.objectContaining(type)]);
    expect(trigger?.operation).toMatchObject({ inputFields });
  },
);

test.each([
  ['list item', listItem, sampleItem],
  ['customer', customerDetail, sampleDetail],
  ['individual', individualRecord, sampleIndividual],
])('the sample of a %s is one, and complete', (_, schema, sample) => {
  expect(schema.parse(sample)).toEqual(sample);
  expect(Object.keys(sample).sort()).toEqual(Object.keys(schema.def.shape).sort());
});

const keyed = z.looseObject({
  operation: z.looseObject({
    outputFields: z.array(z.looseObject({ key: z.string(), primary: z.boolean().optional() })),
  }),
});
const primaryOf = (trigger: unknown): string[] =>
  keyed
    .parse(trigger)
    .operation.outputFields.flatMap(({ key, primary }) => (primary === true ? key : []));

test('a new customer is identified by the ID, a status by ID and status', () => {
  expect(primaryOf(app.triggers?.new_customer)).toEqual(['id']);
  expect(primaryOf(app.triggers?.customer_status_changed)).toEqual(['id', 'status']);
});

const withInput = z.looseObject({
  operation: z.looseObject({ inputFields: z.array(z.looseObject({ key: z.string() })) }),
});
const inputOf = (step: unknown, key: string) =>
  withInput.parse(step).operation.inputFields.find((field) => field.key === key);

test.each([app.creates?.update_individual, app.searches?.find_individual])(
  '$key offers the individuals of the chosen customer, anew when another is chosen',
  (step) => {
    expect(inputOf(step, 'individualId')).toMatchObject({
      dynamic: 'individual_list.id.label',
      dependsOn: ['customerId'],
    });
  },
);

test('an update can take its record from a search step', () => {
  const { update_customer, update_individual } = app.creates ?? {};
  for (const step of [update_customer, update_individual])
    expect(inputOf(step, 'customerId')).toMatchObject({ search: 'find_customer.id' });
  expect(inputOf(update_individual, 'individualId')).toMatchObject({
    search: 'find_individual.id',
  });
});
