import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Place } from '../server/ordered_rows.ts';
import { validationFailed } from './refusal.ts';

const cursorContent = z.strictObject({
  createdAt: z.iso.datetime(),
  id: z.string(),
  filters: z.string(),
});

/** A cursor that stands after the row at this place, bound to the filters of its walk. */
export function printCursor({ at, id }: Place, filters: unknown): string {
  const content = { createdAt: new Date(at).toISOString(), id, filters: fingerprint(filters) };
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** The place a cursor stands at. Throws a 422 when it is broken or was made for other filters. */
export function parseCursor(cursor: string, filters: unknown): Place {
  const content = contentOf(cursor);
  if (content === undefined) throw validationFailed({ cursor: 'This is no cursor.' });
  if (content.filters !== fingerprint(filters))
    throw validationFailed({ cursor: 'This cursor belongs to other filters.' });
  return { at: Date.parse(content.createdAt), id: content.id };
}

function contentOf(cursor: string): z.infer<typeof cursorContent> | undefined {
  try {
    return cursorContent.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

function fingerprint(filters: unknown): string {
  return createHash('sha256').update(JSON.stringify(filters)).digest('base64url').slice(0, 12);
}
