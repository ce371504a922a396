import * as z from 'zod';
import type { ApiCall } from './api_call.ts';

/** What Zapier's service does with a failed step, known from the class of the error alone. */
export type FailureKind = 'errored' | 'halted' | 'expired' | 'stale' | 'throttled';

const KINDS: Record<string, FailureKind> = {
  HaltedError: 'halted',
  ExpiredAuthError: 'expired',
  RefreshAuthError: 'stale',
  ThrottledError: 'throttled',
};

/** What Zapier does with a failed step, as docs/errors.md has it. */
export const FATES = {
  errored: ['Failed', 'Zapier marks the run as failed; you can replay it.'],
  halted: ['Stopped', 'Zapier stops this run; the Zap stays on.'],
  expired: ['Reconnect', 'Zapier holds the runs and mails you to connect again.'],
  stale: ['Reconnect', 'Zapier holds the runs and mails you to connect again.'],
  throttled: ['Must wait', 'Zapier runs the step again after the wait.'],
} as const;

const details = z.object({
  message: z.string(),
  code: z.string().nullish(),
  status: z.number().nullish(),
  delay: z.number().nullish(),
});

const detailsOf = (message: string): z.output<typeof details> => {
  try {
    return details.parse(JSON.parse(message));
  } catch {
    return { message };
  }
};

/** A step that failed: `message` is what the user reads, `apiCalls` the calls that it had made. */
export class StepFailure extends Error {
  readonly kind: FailureKind;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly apiCalls: ApiCall[];

  constructor(error: unknown, apiCalls: ApiCall[]) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const { message: text, code, delay } = detailsOf(message);
    super(text, { cause: error });
    this.name = 'StepFailure';
    this.kind = KINDS[name] ?? 'errored';
    this.code = code ?? undefined;
    this.retryAfterSeconds = delay ?? undefined;
    this.apiCalls = apiCalls;
  }
}
