const RETRYABLE_STATUSES = [502, 503, 504]; // the vendor did not get to the work, or may not have
const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 250;

/** Time that a step may still spend on its calls, by `performance.now()`. */
export interface TimeBudget {
  /** No retry begins after this. */
  retriesEndAt: number;
}

/** Whether a call that may be repeated is worth another try; `status` is null without an answer. */
export const isRetryable = (status: number | null): boolean =>
  status === null || RETRYABLE_STATUSES.includes(status);

/** The pause before the next attempt in milliseconds: doubled each time, and half of it random. */
const delayMs = (attempt: number): number =>
  FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);

/**
 * Waits before attempt number `attempt + 1`. Resolves to false, without waiting, when there should
 * be none: too many attempts already, or too little time.
 */
export const pauseBeforeRetry = async (attempt: number, budget: TimeBudget): Promise<boolean> => {
  const pause = delayMs(attempt);
  if (attempt >= MAX_ATTEMPTS || performance.now() + pause > budget.retriesEndAt) return false;
  await new Promise((resolve) => setTimeout(resolve, pause));
  return true;
};
