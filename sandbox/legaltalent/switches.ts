/**
 * What the vendor leaves open, one switch a question. Each may change while the sandbox runs.
 * What the vendor's pages do say, and what each default assumes: docs/legaltalent_api.md.
 */
export interface Switches {
  /** What is around the rows of a list, and how it goes on. */
  listShape: 'page' | 'cursor' | 'bare' | 'flat';
  /** Direction of a list by creation. */
  order: 'desc' | 'asc';
  /** Whether the filter `client_id` is obeyed, not known, or answered 400. */
  clientIdFilter: 'exact' | 'ignored' | 'rejected';
  /** How times are printed; numbers are Unix times. */
  times: 'iso' | 'seconds' | 'millis' | 'absent';
  /** The key of a customer's id. */
  idKey: 'customer_id' | 'id';
  /** Answer of PATCH: the record, its id and the fields sent, or a sentence. */
  patchAnswer: 'record' | 'partial' | 'message';
  /** Answer of DELETE; `repeat404` is 200 the first time and 404 from then on; or a sentence. */
  deleteAnswer: '200' | '204' | 'repeat404' | 'message';
  /** Answer of POST of a customer or a session: the record, or its id and a sentence. */
  createAnswer: 'record' | 'id';
  /** Answer of POST to monitor: flat, with its watchlist and everybody on it, or a sentence. */
  monitorAnswer: 'flat' | 'nested' | 'message';
  /** What is around the data of a success. */
  envelope: 'meta' | 'context' | 'none';
  errorShape: 'object' | 'string' | 'flat' | 'gateway' | 'html';
  /** Where a 429 tells the seconds to wait. */
  retryAfter: 'body' | 'header' | 'both' | 'absent';
  /** Answer for a risk profile that does not exist yet. */
  noRiskProfile: '404' | 'null';
}

/** The switches of a sandbox that is given none. */
export const DEFAULT_SWITCHES: Switches = {
  listShape: 'page',
  order: 'desc',
  clientIdFilter: 'exact',
  times: 'iso',
  idKey: 'customer_id',
  patchAnswer: 'record',
  deleteAnswer: '200',
  createAnswer: 'record',
  monitorAnswer: 'flat',
  envelope: 'meta',
  errorShape: 'object',
  retryAfter: 'body',
  noRiskProfile: '404',
};
