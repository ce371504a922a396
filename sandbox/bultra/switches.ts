/**
 * What the vendor leaves open, one switch a question. Each may change while the sandbox runs.
 * What the vendor's pages do say, and what each default assumes: docs/bultra_api.md.
 */
export interface Switches {
  /** Direction of a list by creation. */
  order: 'desc' | 'asc';
  /** `next_cursor` on the last page: missing, null, or there although `has_more` is false. */
  lastCursor: 'absent' | 'null' | 'present';
  /** A `limit` of 100 at most, clamped; one above 20 refused with 400; or one clamped to 20. */
  limitPolicy: 'clamp' | 'reject' | 'max20';
  /** Whether a page begins with the last row of the page before. */
  repeatRows: boolean;
  /** List items with the five documented keys, or with `name` and `updated_at` too. */
  listShape: 'short' | 'full';
  /** Documented keys without a value: left out or null. */
  emptyKeys: 'absent' | 'null';
  /** A corporation's detail with `corporation` and `individuals`, with neither, or with texts there. */
  corporationShape: 'full' | 'bare' | 'texts';
  /** The address of a PATCH takes the place of the old one, or of the parts that it names. */
  addressPatch: 'replace' | 'merge';
  /** A PATCH answers the few documented keys, the whole record, nothing, or 202 and an application. */
  patchAnswer: 'partial' | 'full' | 'empty' | 'application';
  /** A token answer with all standard keys, or with `access_token` alone. */
  tokenShape: 'full' | 'minimal';
  /** A refused client: 401 as OAuth has it, 401 in the API's envelope, or OAuth's body with 400. */
  clientError: 'oauth' | 'bultra' | '400';
  /** Whether a client may have many tokens at once, or a new one ends the old. */
  tokenPolicy: 'many' | 'single';
  errorShape: 'documented' | 'noDetails' | 'string' | 'html';
  retryAfter: 'seconds' | 'absent';
  /** Whether a PATCH knows the idempotency header. */
  idempotency: 'honoured' | 'ignored';
}

const DEFAULTS: Switches = {
  order: 'desc',
  lastCursor: 'absent',
  limitPolicy: 'clamp',
  repeatRows: false,
  listShape: 'short',
  emptyKeys: 'absent',
  corporationShape: 'full',
  addressPatch: 'replace',
  patchAnswer: 'partial',
  tokenShape: 'full',
  clientError: 'oauth',
  tokenPolicy: 'many',
  errorShape: 'documented',
  retryAfter: 'seconds',
  idempotency: 'honoured',
};

/** The switches at their defaults, with some set otherwise. */
export const switchesWith = (changed?: Partial<Switches>): Switches => ({
  ...DEFAULTS,
  ...changed,
});
