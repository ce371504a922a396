import type { Fault } from '../sandbox/server/faults.ts';

/** Something that every request meets for some minutes, from a share of the time that is played. */
export interface Trouble {
  at: number;
  minutes: number;
  fault: Fault;
}

/** What goes wrong in every row "with faults", whatever the strategy. */
export const TROUBLES: readonly Trouble[] = [
  { at: 0.1, minutes: 5, fault: { kind: 'status', status: 429, retryAfter: 30 } },
  { at: 0.2, minutes: 5, fault: { kind: 'status', status: 500 } },
  { at: 0.3, minutes: 5, fault: { kind: 'reset' } },
  { at: 0.35, minutes: 5, fault: { kind: 'cutBody' } },
  { at: 0.4, minutes: 60, fault: { kind: 'status', status: 503 } },
];

/** The recipe in words, for captions. */
export const TROUBLES_IN_WORDS =
  'one outage of an hour (503), and five minutes each of 429, of 500, of broken connections and of bodies cut in half';
