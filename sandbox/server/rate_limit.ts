/** At most `limit` calls in any `windowMs` milliseconds. */
export interface RateWindow {
  limit: number;
  windowMs: number;
}

/** A window that is full, and how long until it has room, in milliseconds. */
export interface Exceeded extends RateWindow {
  waitMs: number;
}

/** What is left of a window, and how long until its oldest call leaves it, in milliseconds. */
interface Room extends RateWindow {
  remaining: number;
  resetMs: number;
}

/** Sliding windows over the calls of one caller. Rejected calls are not counted. */
export class RateLimit {
  readonly #windows: readonly RateWindow[];
  readonly #size: number;
  // A ring of the newest calls: a window of n calls is full when the n-th last lies inside it.
  readonly #calls: number[] = [];
  #total = 0;

  constructor(windows: readonly RateWindow[]) {
    this.#windows = windows;
    this.#size = Math.max(1, ...windows.map((window) => window.limit));
  }

  /** Counts a call at `now` (ms) and answers null, or the window that is full the longest. */
  take(now: number): Exceeded | null {
    const exceeded = this.#exceeded(now);
    if (exceeded !== null) return exceeded;
    this.#calls[this.#total % this.#size] = now;
    this.#total += 1;
    return null;
  }

  /** The room in the window that has the least left at `now` (ms); null without windows. */
  room(now: number): Room | null {
    const rooms = this.#windows.map((window) => this.#roomIn(window, now));
    return rooms.toSorted((a, b) => a.remaining - b.remaining)[0] ?? null;
  }

  #roomIn(window: RateWindow, now: number): Room {
    const { limit, windowMs } = window;
    const inside = this.#calls.filter((at) => at <= now && at > now - windowMs);
    const resetMs = inside.length === 0 ? 0 : Math.min(...inside) + windowMs - now;
    return { ...window, remaining: Math.max(0, limit - inside.length), resetMs };
  }

  #exceeded(now: number): Exceeded | null {
    const full = this.#windows
      .map((window) => ({ ...window, waitMs: this.#waitMs(window, now) }))
      .filter((window) => window.waitMs > 0);
    return full.reduce<Exceeded | null>(
      (longest, window) => (longest && longest.waitMs >= window.waitMs ? longest : window),
      null,
    );
  }

  #waitMs({ limit, windowMs }: RateWindow, now: number): number {
    if (this.#total < limit) return 0;
    const oldest = this.#calls[(this.#total - limit) % this.#size] ?? 0;
    // A clock that was set back leaves calls in the future: they say nothing about this window.
    return oldest > now ? 0 : Math.max(0, oldest + windowMs - now);
  }
}
