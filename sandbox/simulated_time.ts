/** A time that everything in this process lives in: the app, the platform and the sandbox. */
export interface SimulatedTime {
  /** Moves time on by milliseconds. */
  advance(ms: number): void;
  /** Gives the process its real time back. */
  end(): void;
}

// Nobody wants to wait ten real seconds for a simulated time-out; but a real answer must come before
// it, also on a busy machine. A pause waits for nobody.
const TIMEOUT_SPEED = 20;
const PAUSE_SPEED = 200;

/**
 * Stops the process's clock at an instant (ms since 1970); from then on only `advance` moves it.
 * Time-outs of requests, which need real time, run twenty times faster, and pauses two hundred times.
 * `performance.now()` runs on, and is ahead by all that was advanced.
 */
export const simulateTime = (start: number): SimulatedTime => {
  const RealDate = globalThis.Date;
  const realTimeout = AbortSignal.timeout;
  const realSetTimeout = globalThis.setTimeout;
  const realPerformanceNow = performance.now.bind(performance);
  let now = start;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    get: (target, key) => (key === 'now' ? () => now : Reflect.get(target, key)),
  });
  AbortSignal.timeout = (ms) => realTimeout.call(AbortSignal, Math.ceil(ms / TIMEOUT_SPEED));
  globalThis.setTimeout = new Proxy(realSetTimeout, {
    apply: (target, self, [work, ms = 0, ...given]) =>
      Reflect.apply(target, self, [work, Math.ceil(ms / PAUSE_SPEED), ...given]),
  });
  performance.now = () => realPerformanceNow() + now - start;
  return {
    advance: (ms) => {
      now += ms;
    },
    end: () => {
      globalThis.Date = RealDate;
      performance.now = realPerformanceNow;
      AbortSignal.timeout = realTimeout;
      globalThis.setTimeout = realSetTimeout;
    },
  };
};
