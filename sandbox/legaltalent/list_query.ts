import type { Place } from '../server/ordered_rows.ts';
import { notValid } from './refusal.ts';

/** Which page a list request asks for: by number, or after the place of its cursor. */
export interface ListQuery {
  page: number;
  limit: number;
  /** The cursor as sent, and the place it stands at. */
  cursor: string | null;
  place: Place | null;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** A cursor that stands after the row at this place. */
export const printCursor = ({ at, id }: Place): string =>
  Buffer.from(`${at} ${id}`).toString('base64url');

const placeAt = (cursor: string): Place => {
  const content = /^(\d+) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  const [, at, id] = content ?? [];
  if (at === undefined || id === undefined) throw notValid({ cursor: 'This is no cursor.' });
  return { at: Number(at), id };
};

const numberOf = (sent: string | undefined, fallback: number, max: number): number => {
  if (sent === undefined || !/^-?\d+$/.test(sent)) return fallback;
  return Math.min(Math.max(Number(sent), 1), max);
};

/** Reads the query of a list; numbers are clamped. Throws a Refusal, 400, for a broken cursor. */
export const parseListQuery = (sent: Readonly<Record<string, string>>): ListQuery => {
  const cursor = sent.cursor ?? null;
  return {
    page: numberOf(sent.page, 1, Number.MAX_SAFE_INTEGER),
    limit: numberOf(sent.limit, DEFAULT_LIMIT, MAX_LIMIT),
    cursor,
    place: cursor === null ? null : placeAt(cursor),
  };
};
