import { instantOf, keyTime, newestFirst } from '../kit/lists/instants.ts';
import type { ListPage } from '../kit/lists/page.ts';
import { poll } from '../kit/lists/poll_changes.ts';
import type { PollMeta } from '../kit/lists/poll_plan.ts';
import { record, text, time } from '../kit/records/fields.ts';
import { type Customer, customerSchema } from './customer.ts';

/** What the status triggers return: a customer, and two fields that tell one change from another. */
export const statusEventSchema = record({
  ...customerSchema.def.shape,
  // A copy of `aml.status`: Zapier tells events apart by top-level fields only.
  aml_status: text('AML Status (Copy: map AML Status instead)'),
  status_changed_at: time('Status Changed At'),
});

type CustomerTime = (customer: Customer) => string | null;

/** A status that a trigger watches: where it stands in a customer, and when it was reached. */
export interface WatchedStatus {
  of(customer: Customer): string | null;
  /** The times that surely move when a customer reaches the status. */
  ownTimes: Record<string, CustomerTime>;
  /** The times that the vendor fills in for a status, perhaps a moment after it. */
  filledIn: Record<string, CustomerTime>;
  /** The times that come nearest for a status without one of its own. */
  nearTimes(customer: Customer): (string | null)[];
}

const startedAt: CustomerTime = (customer) => customer.kyc_started_at;
const completedAt: CustomerTime = (customer) => customer.kyc_completed_at;
const screenedAt: CustomerTime = (customer) => customer.aml.screened_at;
const reviewedAt: CustomerTime = (customer) => customer.aml.last_reviewed_at;

// PENDING has no time of its own: the vendor may set its time only when the person begins.
export const kycStatus: WatchedStatus = {
  of: (customer) => customer.kyc_status,
  ownTimes: {
    NOT_STARTED: (customer) => customer.created_at,
    VERIFIED: completedAt,
    FAILED: completedAt,
  },
  filledIn: { IN_PROGRESS: startedAt, VERIFIED: completedAt, FAILED: completedAt },
  nearTimes: ({ created_at, kyc_started_at, kyc_completed_at }) => [
    created_at,
    kyc_started_at,
    kyc_completed_at,
  ],
};

// NEEDS_REVIEW has no time of its own: a hit of the monitoring, or a review that is opened again,
// leaves the time of the screening as it was.
export const amlStatus: WatchedStatus = {
  of: (customer) => customer.aml.status,
  ownTimes: {
    NOT_SCREENED: (customer) => customer.created_at,
    CLEAR: screenedAt,
    RESOLVED: reviewedAt,
  },
  filledIn: { CLEAR: screenedAt, NEEDS_REVIEW: screenedAt, RESOLVED: reviewedAt },
  nearTimes: ({ created_at, aml }) => [created_at, aml.screened_at, aml.last_reviewed_at],
};

const DAY_MS = 24 * 3_600_000;
const FILLED_IN_WITHIN_MS = 10 * 60_000;

const timeIn = (
  times: Record<string, CustomerTime>,
  customer: Customer,
  watched: WatchedStatus,
): number | undefined => instantOf(times[watched.of(customer) ?? '']?.(customer));

/**
 * Whether a change of a customer may be the one that reached the status. An edit of somebody who
 * was verified last year is no verification. But the vendor may copy the time from its own supplier,
 * and save it hours later: so a status counts for a day after its time. Where a status has no time of its
 * own, or either time cannot be read, nobody is dropped.
 */
const mayBeReached = (customer: Customer, watched: WatchedStatus): boolean => {
  const reached = timeIn(watched.ownTimes, customer, watched);
  const changed = instantOf(customer.updated_at);
  return reached === undefined || changed === undefined || changed - reached <= DAY_MS;
};

// The dedupe key holds the time: if it were filled in after the event, that would be a second event.
const settlingMs = (customer: Customer, watched: WatchedStatus): number => {
  const isExpected = (watched.of(customer) ?? '') in watched.filledIn;
  const isMissing = timeIn(watched.filledIn, customer, watched) === undefined;
  return isExpected && isMissing ? FILLED_IN_WITHIN_MS : 0;
};

const latest = (times: (string | null)[]): string | undefined =>
  newestFirst(times, instantOf)[0] ?? undefined;

/** A customer as the event of having reached a status: by its own time, or else the nearest one. */
export const statusEvent = (customer: Customer, watched: WatchedStatus) => {
  const ownTime = watched.ownTimes[watched.of(customer) ?? '']?.(customer);
  return {
    ...customer,
    aml_status: customer.aml.status,
    status_changed_at: keyTime(ownTime) || keyTime(latest(watched.nearTimes(customer))),
  };
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
 * One poll for customers who reach a status. The API filters by one status at most. The poll at
 * switch-on also lists everybody in a status without a time of its own, or an edit would fire.
 */
export const pollStatus = async (
  { watched, statuses, isWanted = () => true, listWith }: StatusWatch,
  meta?: PollMeta | null,
) => {
  const each = statuses.map(listWith);
  const [only = listWith(undefined)] = each;
  const customers = await poll(
    {
      list: each.length > 1 ? listWith(undefined) : only,
      ...(each.length > 1 ? { parts: each } : {}),
      replicationKey: 'updated_at',
      isWanted: (customer) => statuses.includes(watched.of(customer) ?? '') && isWanted(customer),
      isNews: (customer) => mayBeReached(customer, watched),
      settlingMs: (customer) => settlingMs(customer, watched),
      alsoRemember: statuses.filter((status) => !(status in watched.ownTimes)).map(listWith),
      remembersDay: true,
    },
    meta,
  );
  return customers.map((customer) => statusEvent(customer, watched));
};
