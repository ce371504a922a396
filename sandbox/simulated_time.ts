/** A time that everything in this process lives in: the app, the platform and the sandbox. */
export interface SimulatedTime {
  /** Moves time on by milliseconds. */
  advance(ms: number): void;
  /** Gives the process its real time back. */
  end(): void;
}

// Nobody wants to wait ten real seconds for a simulated time-out; but a real answer must come before
// it, also on a busy machine. A pause waits for nobody, and no app pauses for three seconds.
const TIMEOUT_SPEED = 20;
const PAUSE_SPEED = 200;
const LONGEST_PAUSE_MS = 3_000;

const realMs = (ms: number): number =>
  Math.ceil(ms / (ms > LONGEST_PAUSE_MS ? TIMEOUT_SPEED : PAUSE_SPEED));

/**
 * Stops the process's clock at an instant (ms since 1970); from then on only `advance` moves it.
 * Timers of more than 3 s are time-outs, which need real time: they run twenty times faster, and
 * shorter ones, which are pauses, two hundred times.
 * `performance.now()` runs on, and is ahead by all that was advanced.
 */
export const simulateTime = (start: number): SimulatedTime => {
  const RealDate = globalThis.Date;
  const realSetTimeout = globalThis.setTimeout;
  const realPerformanceNow = performance.now.bind(performance);
  let now = start;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    get: (target, key) => (key === 'now' ? () => now : Reflect.get(target, key)),
  });
  globalThis.setTimeout = new Proxy(realSetTimeout, {
    apply: (target, self, [work, ms = 0, ...given]) =>
      Reflect.apply(target, self, [work, realMs(ms), ...given]),
  });
  performance.now = () => realPerformanceNow() + now - start;
  return {
    advance: (ms) => {
      now += ms;
    },
    end: () => {
      globalThis.Date = RealDate;
      performance.now = realPerformanceNow;
      globalThis.setTimeout = realSetTimeout;
    },
  };
};
