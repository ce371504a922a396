import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import instantCompliance from '../index.ts';
import bultra from '../integrations/bultra/index.ts';
import legalTalent from '../integrations/legaltalent/index.ts';

const operation = z.looseObject({
  inputFields: z.array(z.looseObject({ key: z.string(), required: z.boolean().optional() })),
  lock: z.object({ key: z.string(), scope: z.array(z.string()), timeout: z.number() }).optional(),
  throttle: z
    .object({ window: z.number(), limit: z.number(), key: z.string(), scope: z.array(z.string()) })
    .optional(),
});
const steps = z.record(z.string(), z.looseObject({ operation }));

const operationsOf = (part: unknown) =>
  Object.entries(steps.parse(part)).map(([key, step]) => ({ key, ...step.operation }));

const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(/\{\{(.*?)\}\}/g)].map(([, path = '']) => path);

/** The apps, and how many calls a minute their vendors take. */
const APPS = [
  { name: 'Instant Compliance', app: instantCompliance, callsPerMinute: 60 },
  { name: 'LegalTalent', app: legalTalent, callsPerMinute: 200 },
  { name: 'Bultra', app: bultra, callsPerMinute: 300 }, // assumed: none is documented
];

describe.each(APPS)('in $name', ({ app, callsPerMinute }) => {
  const creates = operationsOf(app.creates);
  const searches = operationsOf(app.searches);

  describe.each(creates)('the lock of $key', ({ lock, inputFields }) => {
    test('holds other runs of the same connection only, for no longer than Zapier allows', () => {
      expect(lock?.scope).toEqual(['auth']);
      expect(lock?.timeout).toBeGreaterThanOrEqual(30); // as long as Zapier lets a run take
      expect(lock?.timeout).toBeLessThanOrEqual(180);
    });

    test('is named by a field that is there and must be filled in', () => {
      const required = inputFields.filter((field) => field.required).map(({ key }) => key);
      const placeholders = placeholdersOf(lock?.key ?? '');
      expect(placeholders).toHaveLength(1);
      expect(required.map((key) => `bundle.inputData.${key}`)).toEqual(
        expect.arrayContaining(placeholders),
      );
    });
  });

  test('actions and searches share one throttle over a connection, below what the vendor takes', () => {
    const throttles = [...creates, ...searches].map(({ throttle }) => throttle);
    for (const throttle of throttles) expect(throttle).toEqual(throttles[0]);
    expect(throttles[0]).toMatchObject({ window: 60, scope: ['auth'] });
    expect(throttles[0]?.limit).toBeLessThan(callsPerMinute);
  });
});
