/** A time that everything in this process lives in: the app, the platform and the sandbox. */
export interface SimulatedTime {
  /** Moves time on by milliseconds. */
  advance(ms: number): void;
  /** Gives the process its real time back. */
  end(): void;
}

// A timer of more than this is a time-out, and a shorter one a pause: no app pauses for so long.
const LONGEST_PAUSE_MS = 3_000;
const PAUSE_SPEED = 200; // a pause waits for nobody

// Real time also passes while a busy machine pauses this process. So a time-out counts rounds of the
// event loop. An answer, made in this process too, takes about ten rounds; ten simulated seconds are
// forty: at least 0.2 s.
const ROUND_MS = 5;
const ROUNDS_A_SECOND = 4;
const LEAST_ROUNDS = 20;

type SetTimeout = typeof globalThis.setTimeout;

/** A timer that calls `work` after `rounds` rounds of the event loop. */
const afterRounds = (setTimeout: SetTimeout, work: () => void, rounds: number): NodeJS.Timeout => {
  let left = rounds;
  const timer = setTimeout(() => {
    left -= 1;
    if (left > 0) timer.refresh();
    else work();
  }, ROUND_MS);
  return timer;
};

/** Starts a timer of `ms` simulated milliseconds, which is cleared like every other. */
const startTimer = (setTimeout: SetTimeout, work: () => void, ms: number): NodeJS.Timeout => {
  if (ms <= LONGEST_PAUSE_MS) return setTimeout(work, Math.ceil(ms / PAUSE_SPEED));
  const rounds = Math.max(LEAST_ROUNDS, Math.ceil((ms / 1000) * ROUNDS_A_SECOND));
  return afterRounds(setTimeout, work, rounds);
};

const simulatedDate = (now: () => number): DateConstructor =>
  new Proxy(globalThis.Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });

/** The timers and the stopwatch of this process, quickened. */
interface QuickTimers {
  /** Moves the stopwatch on by milliseconds. */
  advance(ms: number): void;
  /** Gives the process its real timers back. */
  end(): void;
}

const quicken = (): QuickTimers => {
  const { setTimeout } = globalThis;
  const { now: realStopwatch } = performance;
  let stopwatch = performance.now();
  performance.now = () => stopwatch;
  globalThis.setTimeout = new Proxy(setTimeout, {
    apply: (_target, _self, [work, ms = 0, ...given]) => {
      const endsAt = stopwatch + ms;
      const passed = () => {
        stopwatch = Math.max(stopwatch, endsAt); // timers that ran side by side count once
        Reflect.apply(work, undefined, given);
      };
      return startTimer(setTimeout, passed, ms);
    },
  });
  return {
    advance: (ms) => {
      stopwatch += ms;
    },
    end: () => {
      globalThis.setTimeout = setTimeout;
      performance.now = realStopwatch;
    },
  };
};

let shared: { timers: QuickTimers; users: number } | undefined;

/**
 * Lets time-outs and pauses pass many times faster. Timers of more than 3 s are time-outs: they pass
 * once no answer can come any more. Shorter ones are pauses: they run two hundred times faster.
 * `performance.now()` moves only when a timer passes, so a slow machine makes no step too slow. A
 * second caller shares these timers.
 */
export const quickenTimers = (): QuickTimers => {
  const { timers, users } = shared ?? { timers: quicken(), users: 0 };
  shared = { timers, users: users + 1 };
  return {
    advance: timers.advance,
    end: () => {
      const left = (shared?.users ?? 1) - 1;
      shared = left > 0 ? { timers, users: left } : undefined;
      if (left === 0) timers.end();
    },
  };
};

/**
 * Stops the process's clock at an instant (ms since 1970); from then on only `advance` moves it.
 * Timers are quick meanwhile: see `quickenTimers`.
 */
export const simulateTime = (start: number): SimulatedTime => {
  const { Date: RealDate } = globalThis;
  const timers = quickenTimers();
  let now = start;
  globalThis.Date = simulatedDate(() => now);
  return {
    advance: (ms) => {
      now += ms;
      timers.advance(ms);
    },
    end: () => {
      globalThis.Date = RealDate;
      timers.end();
    },
  };
};
