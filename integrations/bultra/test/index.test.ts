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

test('a newcomer is told by the ID, a status by the ID and the status', () => {
  expect(primaryOf(app.triggers?.new_customer)).toEqual(['id']);
  expect(primaryOf(app.triggers?.customer_status_changed)).toEqual(['id', 'status']);
});

const locked = z.looseObject({
  operation: z.looseObject({
    inputFields: z.array(z.looseObject({ key: z.string(), required: z.boolean().optional() })),
    lock: z.object({
      key: z.string(),
      scope: z.tuple([z.literal('auth')]),
      timeout: z.literal(60),
    }),
  }),
});

test.each(Object.values(app.creates ?? {}))(
  'runs of $key for one record wait for each other',
  (step) => {
    const { inputFields, lock } = locked.parse(step).operation;
    const [, named] = /^\w+:\{\{bundle\.inputData\.(\w+)\}\}$/.exec(lock.key) ?? [];
    expect(inputFields.find(({ key }) => key === named)).toMatchObject({ required: true });
  },
);
