/**
 * What the vendor leaves open, one switch a question. Each may change while the sandbox runs.
 * What the vendor's pages do say, and what each default assumes: docs/instant_compliance_api.md.
 */
export interface Switches {
  /** Direction of a list by creation. */
  order: 'desc' | 'asc';
  /** Whether `updated_since` excludes or includes its instant. */
  sinceBound: 'exclusive' | 'inclusive';
  /** Empty values: as the schema suggests, all null, or all left out. */
  emptyKeys: 'schema' | 'null' | 'absent';
  /** How times are printed: with `Z`, with `Z` and milliseconds, with +10:00, with +00:00. */
  times: 'seconds' | 'millis' | 'offset' | 'utc';
  /** A `limit` outside 1 to 100 is clamped or answered 422; `max50` clamps to 50 without a word. */
  limitPolicy: 'clamp' | 'reject' | 'max50';
  /** Whether a page begins with the last row of the page before: as it is, or as it was. */
  repeatRows: 'never' | 'again' | 'older';
  /** Whether a cursor is refused (422) when `include` differs from the page before. */
  includeBound: boolean;
  /** How long `status` and `aml_status` are still matched against what a customer was, in ms. */
  filterLagMs: number;
  /** Which of `status` and `aml_status` is ignored beside the other. */
  ignoredFilter: 'none' | 'status' | 'aml_status';
  /** An empty `external_id` filter is ignored or matches the records without one. */
  blankFilter: 'ignore' | 'match';
  /** `kyc_started_at` is set at PENDING and each IN_PROGRESS, once at PENDING, at IN_PROGRESS. */
  kycStartedAt: 'each' | 'first' | 'late';
  errorShape: 'documented' | 'noDetails' | 'string' | 'html' | 'empty';
  /** Code or body of a 401. */
  authError: 'unauthorized' | 'invalid_api_key' | 'empty' | 'html';
  retryAfter: 'seconds' | 'date' | 'absent';
  /** How a 422 says that a verified identity is frozen. */
  frozenReply: 'fields' | 'plain' | 'terse';
  /** A POST that would change a verified identity is refused, or answered 200 with it unchanged. */
  verifiedUpsert: 'reject' | 'ignore';
  /** PATCH of a record that the API did not add. */
  patchForeign: 'allow' | 'notFound';
  /** Whether a save without a change moves `updated_at`. */
  touchOnNoop: boolean;
  /** Whether `%2F` in an id is decoded or answered 404. */
  encodedSlash: 'accept' | 'reject';
  /** A second request with the idempotency key of a running one waits or is answered 409. */
  inflight: 'wait' | 'conflict';
  /** Whether 4xx answers are kept for replay too. */
  storeErrors: boolean;
  /** What a key without `aml:read` sees of the `aml` block. */
  amlBlock: 'full' | 'null' | 'absent';
}

const DEFAULTS: Switches = {
  order: 'desc',
  sinceBound: 'exclusive',
  emptyKeys: 'schema',
  times: 'seconds',
  limitPolicy: 'clamp',
  repeatRows: 'never',
  includeBound: false,
  filterLagMs: 0,
  ignoredFilter: 'none',
  blankFilter: 'ignore',
  kycStartedAt: 'each',
  errorShape: 'documented',
  authError: 'unauthorized',
  retryAfter: 'seconds',
  frozenReply: 'fields',
  verifiedUpsert: 'reject',
  patchForeign: 'allow',
  touchOnNoop: false,
  encodedSlash: 'accept',
  inflight: 'wait',
  storeErrors: false,
  amlBlock: 'full',
};

/** The switches at their defaults, with some set otherwise. */
export const switchesWith = (changed: Partial<Switches> = {}): Switches => ({
  ...DEFAULTS,
  ...changed,
});
