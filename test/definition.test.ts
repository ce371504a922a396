import { expect, test } from '@jest/globals';
import app from '../index.ts';

const VENDOR_CALLS_A_MINUTE = 60;

const fieldsOf = ({ operation }: { operation: object }): object[] =>
  'inputFields' in operation && Array.isArray(operation.inputFields) ? operation.inputFields : [];

const steps = [...Object.values(app.creates ?? {}), ...Object.values(app.searches ?? {})];
const creates = Object.values(app.creates ?? {});

test('actions and searches share one brake over a connection, below the limit of the vendor', () => {
  const [first, ...others] = steps.map(({ operation }) => operation.throttle);
  expect(first).toMatchObject({ window: 60, scope: ['auth'] });
  expect(first?.limit).toBeLessThan(VENDOR_CALLS_A_MINUTE);
  expect(others).toEqual(others.map(() => first));
});

test.each(creates)('two runs of $key for one person wait for each other', (create) => {
  const { lock } = create.operation;
  expect(lock).toMatchObject({ scope: ['auth'] });
  const [, field] = lock?.key.match(/\{\{bundle\.inputData\.(\w+)\}\}/) ?? [];
  expect(fieldsOf(create)).toContainEqual(expect.objectContaining({ key: field, required: true }));
});

test('booleans have three states: no default, and never required', () => {
  const booleans = creates
    .flatMap(fieldsOf)
    .filter((field) => 'type' in field && field.type === 'boolean');
  expect(booleans.length).toBeGreaterThan(0);
  for (const field of booleans) {
    expect(field).not.toHaveProperty('default');
    expect(field).not.toHaveProperty('required');
  }
});
