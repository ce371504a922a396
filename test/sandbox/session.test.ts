import { expect, test } from '@jest/globals';
import { StepRunner } from '../../sandbox/zapier/step_runner.ts';

let fetched = 0;
const used: unknown[] = [];
/** What the next steps wait for. */
const waits: Promise<void>[] = [];

const appWith = (perform: unknown, fetchSession: unknown) => ({
  version: '1.0.0',
  platformVersion: '19.1.0',
  authentication: {
    type: 'session',
    fields: [{ key: 'apiKey', label: 'API Key' }],
    sessionConfig: { perform: fetchSession },
    test: () => ({}),
  },
  searches: {
    use: {
      key: 'use',
      noun: 'Session',
      display: { label: 'Use Session', description: 'Uses the session.' },
      operation: { perform, sample: { id: 'a' } },
    },
  },
});

/** An app whose steps find the sessions of these numbers stale. */
const runnerWith = (stale: number[]) => {
  fetched = 0;
  used.length = 0;
  const use = async (
    z: { errors: { RefreshAuthError: new (message: string) => Error } },
    { authData }: { authData: Record<string, string> },
  ) => {
    used.push(authData.token);
    await waits.shift();
    if (stale.some((number) => authData.token === `t-${number}`))
      throw new z.errors.RefreshAuthError('The session has ended.');
    return [];
  };
  const fetchSession = (_: unknown, { authData }: { authData: Record<string, string> }) => {
    fetched += 1;
    return { token: `t-${fetched}`, of: authData.apiKey };
  };
  return new StepRunner({
    app: appWith(use, fetchSession),
    authData: { apiKey: 'k' },
    hasSession: true,
    cursors: { url: 'http://127.0.0.1:9/', close: async () => {} },
  });
};
const run = (runner: StepRunner) => runner.run('searches.use.operation.perform');

test('a session is fetched once, and used by one step after the other', async () => {
  const runner = runnerWith([]);
  for (const _ of [1, 2, 3]) await run(runner);
  expect([fetched, used]).toEqual([1, ['t-1', 't-1', 't-1']]);
});

test('a session is fetched again when a step finds it stale, and the step runs once more', async () => {
  const runner = runnerWith([1]);
  expect((await run(runner)).results).toEqual([]);
  expect([fetched, used]).toEqual([2, ['t-1', 't-2']]);
  await run(runner);
  expect([fetched, used.at(-1)]).toEqual([2, 't-2']);
});

test('a session that is stale when it is new fails the step, and the next step fetches another', async () => {
  const runner = runnerWith([1, 2]);
  await expect(run(runner)).rejects.toMatchObject({ kind: 'stale' });
  expect(fetched).toBe(2);
  expect((await run(runner)).results).toEqual([]);
  expect([fetched, used]).toEqual([3, ['t-1', 't-2', 't-2', 't-3']]);
});

test('a session is fetched once for all runs that want one at the same time', async () => {
  const runner = runnerWith([1]);
  await Promise.all([run(runner), run(runner), run(runner)]);
  expect([fetched, used]).toEqual([2, ['t-1', 't-1', 't-1', 't-2', 't-2', 't-2']]);
});

test('a session that another run renewed meanwhile is used, and none is fetched', async () => {
  const runner = runnerWith([1]);
  await runner.run('authentication.test');
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  waits.push(held);
  const slow = run(runner);
  await run(runner);
  letGo();
  await slow;
  expect([fetched, used]).toEqual([2, ['t-1', 't-1', 't-2', 't-2']]);
});
