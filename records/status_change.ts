import type { ListPage } from '../kit/lists/page.ts';
import { instantOf, type PollPlan } from '../kit/lists/poll_changes.ts';
import { record, text, time } from '../kit/records/fields.ts';
import { type Customer, customerSchema } from './customer.ts';

/** What the status triggers return: a customer, and two fields that tell one change from another. */
export const statusEventSchema = record({
  ...customerSchema.def.shape,
  // A copy of `aml.status`: Zapier tells events apart by top-level fields only.
  aml_status: text('AML Status (Copy)'),
  status_changed_at: time('Status Changed At'),
});

/** A status that a trigger watches: where it stands in a customer, and when it was reached. */
export interface WatchedStatus {
  of(customer: Customer): string | null;
  /** The time that surely moves when a customer reaches the status; statuses without one are left out. */
  ownTimes: Record<string, (customer: Customer) => string | null>;
  /** The times that come nearest for all others. */
  nearTimes(customer: Customer): (string | null)[];
}

export const kycStatus: WatchedStatus = {
  of: (customer) => customer.kyc_status,
  // PENDING is not among them: the vendor may set its time only when the person begins.
  ownTimes: {
    NOT_STARTED: (customer) => customer.created_at,
    VERIFIED: (customer) => customer.kyc_completed_at,
    FAILED: (customer) => customer.kyc_completed_at,
  },
  nearTimes: ({ created_at, kyc_started_at, kyc_completed_at }) => [
    created_at,
    kyc_started_at,
    kyc_completed_at,
  ],
};

export const amlStatus: WatchedStatus = {
  of: (customer) => customer.aml.status,
  ownTimes: {
    NOT_SCREENED: (customer) => customer.created_at,
    CLEAR: (customer) => customer.aml.screened_at,
    NEEDS_REVIEW: (customer) => customer.aml.screened_at,
    RESOLVED: (customer) => customer.aml.last_reviewed_at,
  },
  nearTimes: ({ created_at, aml }) => [created_at, aml.screened_at, aml.last_reviewed_at],
};

const ownTime = (customer: Customer, watched: WatchedStatus): string | null =>
  watched.ownTimes[watched.of(customer) ?? '']?.(customer) ?? null;

const latest = (times: (string | null)[]): string => {
  const usable = times.flatMap((time) =>
    Number.isNaN(Date.parse(time ?? '')) ? [] : (time ?? []),
  );
  return usable.sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? '';
};

/** The status's own time, or else the nearest one there is. */
const statusChangedAt = (customer: Customer, watched: WatchedStatus): string =>
  ownTime(customer, watched) ?? latest(watched.nearTimes(customer));

/**
 * Whether a customer that changed since an instant (ms) may have reached its status since then. An
 * edit of somebody who was verified last year is no verification; but a customer whose status has
 * no time of its own is never dropped for it.
 */
const mayHaveReached = (customer: Customer, watched: WatchedStatus, since: number): boolean => {
  const time = ownTime(customer, watched);
  return time === null || instantOf(time, 'status time') >= since;
};

/** What a trigger watches: a status, the values that count, and what else a customer must be. */
export interface StatusWatch {
  watched: WatchedStatus;
  statuses: string[];
  isWanted?(customer: Customer): boolean;
  /** The list of the customers in one status, or of all. */
  listWith(status: string | undefined): ListPage<Customer>;
}

/**
 * How to poll for customers who reach a status. The API filters by one status at most. Those who
 * are in a status without a time of its own must be known from the start, or an edit would fire.
 */
export const statusPlan = (
  { watched, statuses, isWanted = () => true, listWith }: StatusWatch,
  isLoadingSample = false,
): PollPlan<Customer> => {
  const isOnlyOne = statuses.length === 1 || isLoadingSample;
  return {
    replicationKey: 'updated_at',
    list: listWith(isOnlyOne ? statuses[0] : undefined),
    isEvent: (customer, since) =>
      statuses.includes(watched.of(customer) ?? '') &&
      isWanted(customer) &&
      mayHaveReached(customer, watched, since),
    alsoRemember: statuses.filter((status) => !(status in watched.ownTimes)).map(listWith),
  };
};

/** A customer as the event of having reached a status. */
export const withStatusTime = (customer: Customer, watched: WatchedStatus) => ({
  ...customer,
  aml_status: customer.aml.status,
  status_changed_at: statusChangedAt(customer, watched),
});
