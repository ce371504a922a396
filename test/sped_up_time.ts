import { afterEach, beforeEach } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../sandbox/simulated_time.ts';

/** In each test of a file, time-outs and pauses pass many times faster, and the clock stands still. */
export const speedUpEachTest = (): void => {
  let time: SimulatedTime | undefined;
  beforeEach(() => {
    time = simulateTime(Date.now());
  });
  afterEach(() => time?.end());
};
