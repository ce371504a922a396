import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { complaints } from './judge.ts';
import { meet, type Outcome } from './rig.ts';
import { scenarios } from './scenarios.ts';
import { openWireApps, type WireApp } from './wire_apps.ts';

// One of each kind; `npm run wire` plays all of them in real time.
const QUICK = [
  ...['honest', 'shorter than its length, closed', '101', 'a head, then silence', '102 for ever'],
  ...['reset after the first byte', 'chunks that are cut, closed', 'a gzip bomb', 'Latin-1'],
  ...['a byte order mark', 'gzip that is cut in its head', 'JSON 90,000 levels deep', 'status 408'],
  ...['status 200 that is HTML', 'status 500', '307 to another origin'],
];

let apps: WireApp[] = [];
let outcomes: Outcome[] = [];
let elsewhere: Server;
let strangers = 0;

beforeAll(async () => {
  elsewhere = createServer(() => {
    strangers += 1;
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  const port = typeof address === 'object' ? address?.port : '';
  const all = scenarios(`http://127.0.0.1:${port}/`);
  const quick = QUICK.map((name) => all.find((scenario) => scenario.name === name));
  expect(quick).not.toContain(undefined);
  apps = await openWireApps();
  const met = await Promise.all(
    apps.map((app) =>
      meet(
        app,
        quick.flatMap((one) => one ?? []),
        true,
      ),
    ),
  );
  outcomes = met.flat();
}, 120_000);
afterAll(async () => {
  elsewhere.close();
  for (const app of apps) await app.close();
});

describe('in a process of its own, as in production', () => {
  test('every step ends with a result or a sentence, in time, and says nothing private', () => {
    expect(outcomes.length).toBeGreaterThan(150);
    expect(complaints(outcomes)).toEqual([]);
  });

  test('no call follows a redirect to another origin', () => {
    expect(strangers).toBe(0);
  });

  test('the rig sees a step that ends without a word', () => {
    const [first] = outcomes;
    const silent = first ? [{ ...first, ending: null }] : [];
    expect(complaints(silent)).toEqual([expect.stringContaining('no result and no error')]);
  });
});
