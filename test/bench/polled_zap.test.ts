import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PolledZap } from '../../bench/polled_zap.ts';
import { PollFailed } from '../../bench/strategy.ts';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import { Agenda } from '../../sandbox/simulation/agenda.ts';

const START = Date.parse('2026-07-20T00:00:00Z');
const MINUTE_MS = 60_000;

const minutes = (count: number): number => START + count * MINUTE_MS;

describe('a polled Zap', () => {
  let time: SimulatedTime;
  beforeEach(() => {
    time = simulateTime(START);
  });
  afterEach(() => time.end());

  /** When it polls, if its polls fail in this way before `failsUntil`. */
  const pollsOf = async (failure: Error, failsUntil: number) => {
    const polls: number[] = [];
    const agenda = new Agenda(time);
    const zap = new PolledZap(async () => {
      polls.push((Date.now() - START) / MINUTE_MS);
      if (Date.now() < failsUntil) throw failure;
    }, agenda);
    zap.pollAt([minutes(1), minutes(2), minutes(3)]);
    await agenda.runUntil(minutes(10));
    return { polls, refused: zap.refused };
  };

  test('that is put off tries again when it may', async () => {
    const putOff = new PollFailed('HTTP 429', 30);
    expect(await pollsOf(putOff, minutes(1.2))).toEqual({ polls: [1, 1.5, 2, 3], refused: 1 });
  });

  test('has one retry waiting at most', async () => {
    const putOffForLong = new PollFailed('HTTP 429', 300);
    expect(await pollsOf(putOffForLong, minutes(5))).toEqual({ polls: [1, 2, 3, 6], refused: 3 });
  });

  test('that fails otherwise waits for its next poll', async () => {
    const failed = new PollFailed('HTTP 500');
    expect(await pollsOf(failed, minutes(1.2))).toEqual({ polls: [1, 2, 3], refused: 0 });
  });
});
