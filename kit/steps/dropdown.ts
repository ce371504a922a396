import type { PlainOutputField, ZObject } from 'zapier-platform-core';
import { problem } from '../errors/sentences.ts';
import { type ListPage, PAGE_SIZE, type Page } from '../lists/page.ts';
import type { Bundle } from './perform.ts';

/** One line of a dropdown. It holds no more: Zapier keeps what a step returns. */
export type Choice = { id: string; label: string };

/** What a trigger that fills a dropdown declares of its lines. */
export const choiceOutput = (sample: Choice) => {
  const outputFields: PlainOutputField[] = [
    { key: 'id', label: 'ID', type: 'string', primary: true },
    { key: 'label', label: 'Label', type: 'string' },
  ];
  return { outputFields, sample };
};

// More is promised, but there is no way to it.
const isDeadEnd = <T>({ hasMore, nextCursor }: Page<T>, cursor: string | undefined): boolean =>
  hasMore && (nextCursor === null || nextCursor === cursor);

/** A name with a detail that tells namesakes apart, as `John Smith (john@example.org)`. */
export const nameWith = (name: string | null, detail: string | null): string | null =>
  name && detail ? `${name} (${detail})` : name || detail;

/**
 * The page of a list that Zapier wants for a dropdown. It asks for page 0, 1, 2 …; its cursor store
 * keeps where the last page ended. A record without a label is shown by its id.
 */
export const dropdownPage = async <T extends { id: string }>(
  list: ListPage<T>,
  labelOf: (record: T) => string | null,
  { meta }: Pick<Bundle, 'meta'>,
  z: ZObject,
): Promise<Choice[]> => {
  const isFirst = !meta?.page;
  const cursor = isFirst ? undefined : await z.cursor.get();
  if (!isFirst && !cursor) return [];
  const page = await list({ limit: PAGE_SIZE, cursor: cursor ?? undefined });
  if (isDeadEnd(page, cursor ?? undefined)) throw problem('broken_list');
  await z.cursor.set((page.hasMore && page.nextCursor) || '');
  return page.items.map((record) => ({ id: record.id, label: labelOf(record) || record.id }));
};
