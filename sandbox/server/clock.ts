/** The time a sandbox lives in: milliseconds since 1970, UTC. Real time until it is set. */
export class Clock {
  /** How far this clock is off from everybody else's, in milliseconds; negative when it is slow. */
  offsetMs = 0;
  /** How far the `Date` header of an answer is off from this clock (ms); null for no such header. */
  dateHeaderOffsetMs: number | null = 0;
  #stoppedAt: number | null = null;
  #aheadMs = 0;

  /** The sandbox's present in milliseconds, its offset included. */
  now(): number {
    return (this.#stoppedAt ?? Date.now() + this.#aheadMs) + this.offsetMs;
  }

  /** Stops the clock at an instant, in milliseconds or ISO-8601. Throws RangeError otherwise. */
  set(at: number | string): void {
    const instant = typeof at === 'number' ? at : Date.parse(at);
    if (!Number.isFinite(instant)) throw new RangeError(`Not an instant: ${at}`);
    this.#stoppedAt = instant;
  }

  /** Moves the clock by milliseconds; a stopped clock stays stopped, a running one runs on. */
  advance(ms: number): void {
    if (this.#stoppedAt === null) this.#aheadMs += ms;
    else this.#stoppedAt += ms;
  }

  /** Follows real time again; `offsetMs` stays. */
  resume(): void {
    this.#stoppedAt = null;
    this.#aheadMs = 0;
  }
}
