import * as z from 'zod';
import type { InstantCompliance } from '../sandbox/instant_compliance.ts';

/** A poll that failed; with `retryAfterSeconds` when the vendor asked to wait. */
export class PollFailed extends Error {
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'PollFailed';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** One poll of a Zap: hands over each record that starts the Zap. Throws `PollFailed`. */
export type Poll = (fire: (record: CustomerRecord) => void) => Promise<void>;

/** A strategy at work for one API key. */
export interface OpenStrategy {
  /** Switches a Zap on: nothing that is there now shall fire. */
  switchOn(): Promise<Poll>;
  close(): Promise<void>;
}

/** A way to poll for new and updated customers. */
export interface Strategy {
  name: string;
  /** About how many calls a poll takes; it only decides how long a row is played. */
  callsAPoll(changesADay: number): number;
  open(vendor: InstantCompliance): Promise<OpenStrategy>;
}

/** The part of a customer that the comparison needs. */
export const customerRecord = z.looseObject({
  id: z.string(),
  updated_at: z.string(),
  full_name: z.string(),
});

export type CustomerRecord = z.output<typeof customerRecord>;
