import * as z from 'zod';
import type { Place } from '../server/ordered_rows.ts';
import { parseCursor } from './cursor.ts';
import { parsed } from './input.ts';
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
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

const sentQuery = z.object({
  status: z
    .enum([
      'NOT_STARTED',
      'PENDING',
      'IN_PROGRESS',
      'VERIFIED',
      'FAILED',
      'AWAITING_RESUBMISSION',
      'NOT_REQUIRED',
    ])
    .nullable()
    .default(null),
  aml_status: z
    .enum(['NOT_SCREENED', 'IN_PROGRESS', 'CLEAR', 'NEEDS_REVIEW', 'RESOLVED'])
    .nullable()
    .default(null),
  updated_since: z.iso.datetime({ offset: true }).nullable().default(null),
  external_id: z.string().nullable().default(null),
  cursor: z.string().nullable().default(null),
});

/** Reads the query of a list, each name with all its values. Throws a Refusal, 422. */
export function parseListQuery(
  values: Readonly<Record<string, string[]>>,
  switches: Switches,
): ListQuery {
  const sent = parsed(sentQuery, singleValues(values));
  const filters = {
    status: sent.status,
    amlStatus: sent.aml_status,
    updatedSince: sent.updated_since === null ? null : Date.parse(sent.updated_since),
    externalId:
      sent.external_id === '' && switches.blankFilter === 'ignore' ? null : sent.external_id,
  };
  return {
    filters,
    limit: limitOf(values.limit, switches),
    cursor: sent.cursor,
    place: sent.cursor === null ? null : parseCursor(sent.cursor, filters),
    wantsTotal: (values.include ?? []).join(',').split(',').includes('total_count'),
  };
}

// A filter that is sent twice stays an array, which no filter takes.
function singleValues(values: Readonly<Record<string, string[]>>): Record<string, unknown> {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, all]) => [name, all.length === 1 ? all[0] : all] as const),
  );
}

function limitOf(sent: string[] | undefined, { limitPolicy }: Switches): number {
  if (sent === undefined) return DEFAULT_LIMIT;
  const [text = ''] = sent;
  const limit = /^-?\d+$/.test(text) && sent.length === 1 ? Number(text) : null;
  const applied = limit === null ? DEFAULT_LIMIT : Math.min(Math.max(limit, 1), MAX_LIMIT);
  if (limitPolicy === 'reject' && applied !== limit)
    throw validationFailed({ limit: `Must be an integer from 1 to ${MAX_LIMIT}.` });
  return applied;
}
