/** A time that everything in this process lives in: the app, the platform and the sandbox. */
export interface SimulatedTime {
  /** Moves time on by milliseconds. */
  advance(ms: number): void;
  /** Gives the process its real time back. */
  end(): void;
}

// Nobody wants to wait ten real seconds for a simulated time-out.
const SPEED = 20;

/**
 * Stops the process's clock at an instant (ms since 1970); from then on only `advance` moves it.
 * Time-outs of requests and pauses between them, which need real time, run twenty times faster.
 */
export const simulateTime = (start: number): SimulatedTime => {
  const RealDate = globalThis.Date;
  const realTimeout = AbortSignal.timeout;
  const realSetTimeout = globalThis.setTimeout;
  let now = start;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    get: (target, key) => (key === 'now' ? () => now : Reflect.get(target, key)),
  });
  AbortSignal.timeout = (ms) => realTimeout.call(AbortSignal, Math.ceil(ms / SPEED));
  globalThis.setTimeout = new Proxy(realSetTimeout, {
    apply: (target, self, [work, ms = 0, ...given]) =>
      Reflect.apply(target, self, [work, Math.ceil(ms / SPEED), ...given]),
  });
  return {
    advance: (ms) => {
      now += ms;
    },
    end: () => {
      globalThis.Date = RealDate;
      AbortSignal.timeout = realTimeout;
      globalThis.setTimeout = realSetTimeout;
    },
  };
};
