import { expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { problem } from '../../../kit/errors/sentences.ts';
import { performing, type StepKind } from '../../../kit/steps/perform.ts';

const perform = performing('Acme');
const bundle = { authData: {}, inputData: { email: 'ada@example.org' } };

const errorOf = async (kind: StepKind, thrown: unknown, meta = {}): Promise<Error> => {
  const step = perform(kind, () => Promise.reject(thrown));
  const error = await Reflect.apply(step, undefined, [{}, { ...bundle, meta }]).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error('The step threw no error.');
};

test.each([
  new TypeError('Cannot read ada@example.org'),
  new errors.HaltedError('ada@example.org'),
  'ada@example.org',
])('a stray error never shows its own text: %p', async (thrown) => {
  const error = await errorOf('create', thrown);
  expect(error).toBeInstanceOf(errors.Error);
  expect(error).toHaveProperty('doNotContextify', true);
  expect(error.message).toContain('Something went wrong in this Zapier app itself.');
  expect(error.message).not.toContain('ada');
});

test.each([
  ['trigger', 'The next check of this Zap reads the whole list again'],
  ['create', 'Replaying this step later is safe'],
  ['search', 'Replaying this step later is safe'],
  ['connection', 'Try to connect again'],
] as const)('in a %s the user reads: %s', async (kind, advice) => {
  const { message } = await errorOf(kind, problem('no_answer'));
  expect(message).toContain('Acme could not be reached');
  expect(message).toContain(advice);
  expect(message).not.toMatch(/[{}]\w+[{}]/);
});

test.each([{ isLoadingSample: true }, { isPopulatingDedupe: true }])(
  'in the editor a trigger says nothing of a next check (%j)',
  async (meta) => {
    const { message } = await errorOf('trigger', problem('no_answer'), meta);
    expect(message).toContain('Try again in a few minutes.');
  },
);

test('an app may say in its own words what the next check brings', async () => {
  const step = performing('Acme', { trigger: 'Wait.' })('trigger', () =>
    Promise.reject(problem('no_answer')),
  );
  await expect(Reflect.apply(step, undefined, [{}, bundle])).rejects.toThrow('Wait.');
});
