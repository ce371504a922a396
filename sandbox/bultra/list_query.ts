import * as z from 'zod';
import { parsed, singleValues } from '../server/input.ts';
import type { Place } from '../server/ordered_rows.ts';
import { CUSTOMER_STATUSES, CUSTOMER_TYPES } from './customer.ts';
import { invalidRequest } from './refusal.ts';
import type { Switches } from './switches.ts';

/** What a list is narrowed to; a filter that is left out lets everything through. */
export interface Filters {
  type?: string | undefined;
  status?: string | undefined;
}

/** A list request as understood; one without a cursor begins at the start. */
export interface ListQuery {
  filters: Filters;
  limit: number;
  /** The cursor as sent, and the place it stands at. */
  after: { cursor: string; place: Place } | null;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMITS = { clamp: 100, reject: 20, max20: 20 } as const;

const sentQuery = z.object({
  type: z.enum(CUSTOMER_TYPES).optional(),
  status: z.enum(CUSTOMER_STATUSES).optional(),
  limit: z.string().regex(/^\d+$/, 'Must be a whole number.').optional(),
  cursor: z.string().optional(),
});

/** A cursor that stands after the row at this place, bound to the filters of its walk. */
export const printCursor = ({ at, id }: Place, { type = '', status = '' }: Filters): string =>
  `cursor_${Buffer.from([at, id, type, status].join(' ')).toString('base64url')}`;

const parseCursor = (cursor: string, filters: Filters): Place => {
  const content = Buffer.from(cursor.replace(/^cursor_/, ''), 'base64url').toString();
  const [at = '', id = ''] = content.split(' ');
  const place = { at: Number(at), id };
  if (Number.isFinite(place.at) && printCursor(place, filters) === cursor) return place;
  throw invalidRequest({ cursor: 'This is no cursor of this list.' });
};

const limitOf = (sent: string | undefined, { limitPolicy }: Switches): number => {
  const limit = Number(sent ?? DEFAULT_LIMIT);
  const max = MAX_LIMITS[limitPolicy];
  if (limitPolicy === 'reject' && (limit < 1 || limit > max))
    throw invalidRequest({ limit: `Must be from 1 to ${max}.` });
  return Math.min(Math.max(limit, 1), max);
};

/** Reads the query of a list, each name with all its values. Throws a Refusal, 400. */
export const parseListQuery = (
  values: Readonly<Record<string, string[]>>,
  switches: Switches,
): ListQuery => {
  const { limit, cursor, ...filters } = parsed(sentQuery, singleValues(values), invalidRequest);
  const after = cursor === undefined ? null : { cursor, place: parseCursor(cursor, filters) };
  return { filters, limit: limitOf(limit, switches), after };
};
