import type { ZObject } from 'zapier-platform-core';
import { cursorOf } from './paging.ts';
import type { Bundle } from './perform.ts';
import { type ListPage, PAGE_SIZE } from './whole_list.ts';

/**
 * The page of a list that Zapier wants for a dropdown. It asks for page 0, 1, 2 …; its cursor store
 * keeps where the last page ended.
 */
export const dropdownPage = async <T>(
  list: ListPage<T>,
  { meta }: Pick<Bundle, 'meta'>,
  z: ZObject,
): Promise<T[]> => {
  const isFirst = !meta?.page;
  const cursor = isFirst ? undefined : await z.cursor.get();
  if (!isFirst && !cursor) return [];
  const page = await list({ limit: PAGE_SIZE, cursor: cursor ?? undefined });
  await z.cursor.set(page.hasMore ? cursorOf(page, cursor ?? undefined) : '');
  return page.items;
};
