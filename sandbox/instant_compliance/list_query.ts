import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parsed, singleValues } from '../server/input.ts';
import type { Place } from '../server/ordered_rows.ts';
import { AML_STATUSES, KYC_STATUSES } from './lifecycle.ts';
import { validationFailed } from './refusal.ts';
import type { Switches } from './switches.ts';

/** What a list is narrowed to; a filter that is null lets everything through. */
export interface Filters {
  status: string | null;
  amlStatus: string | null;
  /** In milliseconds. */
  updatedSince: number | null;
  /** Empty for the customers without an external id. */
  externalId: string | null;
}

/** A list request as understood. */
export interface ListQuery {
  limit: number;
  filters: Filters;
  /** The cursor as sent, and the place it stands at. */
  cursor: string | null;
  place: Place | null;
  wantsTotal: boolean;
  /** What a cursor is bound to. */
  walk: string;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
const MAX_LIMITS = { clamp: MAX_LIMIT, reject: MAX_LIMIT, max50: 50 };

const cursorContent = z.strictObject({
  createdAt: z.iso.datetime(),
  id: z.string(),
  walk: z.string(),
});

const sentQuery = z.object({
  status: z.enum(KYC_STATUSES).nullable().default(null),
  aml_status: z.enum(AML_STATUSES).nullable().default(null),
  updated_since: z.iso.datetime({ offset: true }).nullable().default(null),
  external_id: z.string().nullable().default(null),
  cursor: z.string().nullable().default(null),
});

const fingerprint = (bound: object): string =>
  createHash('sha256').update(JSON.stringify(bound)).digest('base64url').slice(0, 12);

/** A cursor that stands after the row at this place, bound to what its walk asked for. */
export const printCursor = ({ at, id }: Place, walk: string): string => {
  const content = { createdAt: new Date(at).toISOString(), id, walk };
  return Buffer.from(JSON.stringify(content)).toString('base64url');
};

const contentOf = (cursor: string): z.infer<typeof cursorContent> | undefined => {
  try {
    return cursorContent.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return undefined;
  }
};

// A cursor that is broken, or was made for other filters, is a 422.
const parseCursor = (cursor: string, walk: string): Place => {
  const content = contentOf(cursor);
  if (content === undefined) throw validationFailed({ cursor: 'This is no cursor.' });
  if (content.walk !== walk)
    throw validationFailed({ cursor: 'This cursor belongs to other filters.' });
  return { at: Date.parse(content.createdAt), id: content.id };
};

const limitOf = (sent: string[] | undefined, { limitPolicy }: Switches): number => {
  if (sent === undefined) return DEFAULT_LIMIT;
  const [text = ''] = sent;
  const limit = /^-?\d+$/.test(text) && sent.length === 1 ? Number(text) : null;
  const applied =
    limit === null ? DEFAULT_LIMIT : Math.min(Math.max(limit, 1), MAX_LIMITS[limitPolicy]);
  if (limitPolicy === 'reject' && applied !== limit)
    throw validationFailed({ limit: `Must be an integer from 1 to ${MAX_LIMIT}.` });
  return applied;
};

const filtersOf = (sent: z.infer<typeof sentQuery>, { blankFilter }: Switches): Filters => ({
  status: sent.status,
  amlStatus: sent.aml_status,
  updatedSince: sent.updated_since === null ? null : Date.parse(sent.updated_since),
  externalId: sent.external_id === '' && blankFilter === 'ignore' ? null : sent.external_id,
});

/** Reads the query of a list, each name with all its values. Throws a Refusal, 422. */
export const parseListQuery = (
  values: Readonly<Record<string, string[]>>,
  switches: Switches,
): ListQuery => {
  const sent = parsed(sentQuery, singleValues(values), validationFailed);
  const filters = filtersOf(sent, switches);
  const wantsTotal = (values.include ?? []).join(',').split(',').includes('total_count');
  const walk = fingerprint(switches.includeBound ? { ...filters, wantsTotal } : filters);
  return {
    filters,
    limit: limitOf(values.limit, switches),
    cursor: sent.cursor,
    place: sent.cursor === null ? null : parseCursor(sent.cursor, walk),
    wantsTotal,
    walk,
  };
};
