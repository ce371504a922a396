import { placeQuery } from './list_shapes.ts';
import { problem } from './problems.ts';
import type { ListPage, PollQuery } from './whole_list.ts';

const isByPageNumber = ({ cursor }: PollQuery): boolean => 'page' in placeQuery(cursor);

/**
 * The list for one walk. What would leave rows out breaks it off: a page that comes again, whatever
 * number it bears; by page numbers, a total that falls, as rows then move to pages that were read;
 * an end before the total.
 */
export const wholeWalk = <T extends { id: string }>(list: ListPage<T>): ListPage<T> => {
  const firstIds = new Set<string>();
  let rowCount = Number.POSITIVE_INFINITY; // unknown to a walk that starts in the middle
  let leastTotal = Number.POSITIVE_INFINITY;
  return async (query) => {
    const page = await list(query);
    const [first] = page.items;
    const total = page.totalCount ?? leastTotal;
    const isRepeated = first !== undefined && firstIds.has(first.id);
    const isFallen = isByPageNumber(query) && Number.isFinite(leastTotal) && total < leastTotal;
    rowCount = (query.cursor === undefined ? 0 : rowCount) + page.items.length;
    leastTotal = Math.min(leastTotal, total);
    const isCut = !page.hasMore && Number.isFinite(leastTotal) && rowCount < leastTotal;
    if (isRepeated || isFallen || isCut) throw problem('broken_list');
    if (first) firstIds.add(first.id);
    return page;
  };
};
