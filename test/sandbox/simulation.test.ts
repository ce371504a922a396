import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scenarios } from '../../sandbox/simulation/scenario.ts';
import { openSimulator, type Simulator } from '../../sandbox/simulation/simulator.ts';
import { type History, Truth, type Version } from '../../sandbox/simulation/truth.ts';
import {
  type Fired,
  judge,
  newOnly,
  newOrUpdated,
  reached,
} from '../../sandbox/simulation/verdict.ts';
import { APP_PATH } from '../support.ts';

// One seed, so that a red run means a change in the code; SIMULATION_SEED tries others.
const SEED = Number(process.env.SIMULATION_SEED ?? 20_260_720);
const SCENARIOS = 7;
const clean = { lost: [], repeated: [], forNothing: [] };

describe('days of random changes and faults', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await openSimulator(APP_PATH);
  });
  afterAll(() => simulator.close());

  test('no trigger loses an event, repeats one, or fires for nothing', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios(), async (scenario) => {
        const { verdicts, strangeFailures } = await simulator.run(scenario);
        expect(strangeFailures).toEqual([]);
        expect(verdicts).toEqual({
          new_or_updated_customer: clean,
          new_customer: clean,
          kyc_status_changed: clean,
          aml_status_changed: clean,
        });
      }),
      { seed: SEED, numRuns: SCENARIOS },
    );
  });
});

describe('the judge', () => {
  const AT = Date.parse('2026-07-20T10:00:00Z');
  const version = (minute: number, more: Partial<Version> = {}): Version => ({
    at: AT + minute * 60_000,
    name: 'Ada',
    kyc: 'PENDING',
    aml: 'CLEAR',
    reachedKyc: false,
    reachedAml: false,
    ...more,
  });
  const fired = ({ at, name, kyc, aml }: Version): Fired => ({
    id: 'a',
    updatedAt: new Date(at).toISOString(),
    name,
    kyc,
    aml,
  });
  const truthOf = ({ before, since }: History) => {
    const truth = new Truth();
    if (before) truth.wasThere('a', before);
    for (const one of since) truth.saved('a', one);
    return truth;
  };
  const verified = version(1, { kyc: 'VERIFIED', reachedKyc: true });
  const edited = version(2, { kyc: 'VERIFIED', name: 'Eve' });
  const old = truthOf({ before: version(0), since: [verified, edited] });
  const added = truthOf({ before: null, since: [version(0)] });
  const all = reached('kyc', ['PENDING', 'VERIFIED']);

  test('accepts each event once, and one that was overtaken not at all', () => {
    expect(judge(newOrUpdated, old, [fired(verified), fired(edited)])).toEqual(clean);
    expect(judge(newOrUpdated, old, [fired(edited)])).toEqual(clean);
    expect(judge(newOnly, added, [fired(version(0))])).toEqual(clean);
    expect(judge(all, old, [fired(edited)])).toEqual(clean);
  });

  test('sees what was lost', () => {
    expect(judge(newOrUpdated, old, [fired(verified)]).lost).toHaveLength(1);
    expect(judge(newOnly, added, []).lost).toHaveLength(1);
    expect(judge(all, old, []).lost).toHaveLength(1);
  });

  test('sees what came twice', () => {
    expect(judge(newOrUpdated, old, [fired(edited), fired(edited)]).repeated).not.toEqual([]);
    expect(judge(newOnly, added, [fired(version(0)), fired(version(0))]).repeated).not.toEqual([]);
    expect(judge(all, old, [fired(verified), fired(edited)]).repeated).not.toEqual([]);
  });

  test('sees what came for nothing', () => {
    expect(judge(newOrUpdated, old, [fired(version(0)), fired(edited)]).forNothing).toHaveLength(1);
    expect(judge(newOnly, old, [fired(edited)]).forNothing).toHaveLength(1);
    expect(judge(all, old, [fired(version(0)), fired(edited)]).forNothing).toHaveLength(1);
    expect(judge(newOnly, added, [{ ...fired(version(0)), id: 'b' }]).forNothing).toHaveLength(1);
  });
});
