import type { PageFault } from './exchange.ts';

/** What a page knows of its end: the cursor that the request sent, and the one after its last row. */
interface PageEnd {
  hasMore: boolean;
  cursor: string | null;
  nextCursor(): string;
}

/** Says whether more follows, and from where; a fault makes it lie. */
export const printPageEnd = (
  { hasMore, cursor, nextCursor }: PageEnd,
  fault: PageFault | null,
): { has_more: boolean; next_cursor: string | null } => {
  if (fault === 'hasMoreWithoutCursor') return { has_more: true, next_cursor: null };
  if (fault === 'repeatCursor') return { has_more: true, next_cursor: cursor ?? nextCursor() };
  return { has_more: hasMore, next_cursor: hasMore ? nextCursor() : null };
};
