/** What can go wrong with one request. Times in milliseconds. */
export type Fault =
  /** An error in the vendor's own envelope, without any work; `retryAfter` is sent as it is. */
  | { kind: 'status'; status: number; retryAfter?: number | string }
  /** The vendor's error envelope for a status (500 if left out), but sent with 200. */
  | { kind: 'errorIn200'; status?: number }
  /** A gateway's HTML page with a status (502 if left out), without any work. */
  | { kind: 'html'; status?: number }
  /** The real answer, its body cut in half, in well-formed HTTP. */
  | { kind: 'cutBody' }
  /** The real answer, but fewer bytes than announced: the client waits for the rest. */
  | { kind: 'shortBody' }
  /** 200 with a body that is not JSON, without any work. */
  | { kind: 'invalidJson' }
  /** 200 without a body, without any work. */
  | { kind: 'emptyBody' }
  /** The real answer, not before `ms` have passed; a write holds its idempotency key meanwhile. */
  | { kind: 'delay'; ms: number }
  /** No work and no answer: the client gives up. */
  | { kind: 'timeout' }
  /** The connection breaks before any work. */
  | { kind: 'reset' }
  /** The work is done, then the connection breaks. */
  | { kind: 'loseAnswer' }
  /** A list that says that more follows and gives no cursor. */
  | { kind: 'hasMoreWithoutCursor' }
  /** A list whose next cursor is the one that the request sent. */
  | { kind: 'repeatCursor' };

/** The part of a request that faults choose by; `path` as sent, with its query. */
export interface FaultTarget {
  method: string;
  path: string;
}

interface Planned {
  fault: Fault;
  left: number;
  hits(target: FaultTarget, now: number): boolean;
}

/** Faults that wait for a request. The one planned first is taken first. */
export class Faults {
  #planned: Planned[] = [];

  /** The next `times` requests, whatever they are. */
  next(fault: Fault, times = 1): void {
    this.#planned.push({ fault, left: times, hits: () => true });
  }

  /** Every request from one instant (included) to another (excluded), in ms of the clock. */
  during(fromMs: number, toMs: number, fault: Fault): void {
    const hits = (_: FaultTarget, now: number) => now >= fromMs && now < toMs;
    this.#planned.push({ fault, left: Number.POSITIVE_INFINITY, hits });
  }

  /** The next `times` requests that the predicate picks. */
  when(predicate: (target: FaultTarget) => boolean, fault: Fault, times = 1): void {
    this.#planned.push({ fault, left: times, hits: (target) => predicate(target) });
  }

  /** Forgets everything that was planned. */
  clear(): void {
    this.#planned = [];
  }

  /** The fault that this request meets, used up by one; undefined when it meets none. */
  take(target: FaultTarget, now: number): Fault | undefined {
    const met = this.#planned.find((planned) => planned.left > 0 && planned.hits(target, now));
    if (met === undefined) return undefined;
    met.left -= 1;
    if (met.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== met);
    return met.fault;
  }
}
