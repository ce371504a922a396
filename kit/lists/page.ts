/** One page of a list, as every vendor's answer is normalised. */
export interface Page<T> {
  items: T[];
  hasMore: boolean;
  /** Where the next page starts; null on the last page. */
  nextCursor: string | null;
  /** How many records the whole list holds, when that was asked for and is known. */
  totalCount?: number | undefined;
  /** When the vendor answered, by its own clock, in milliseconds; undefined when it does not say. */
  servedAt?: number | undefined;
}

/** Records on a page, the most that the vendors allow. */
export const PAGE_SIZE = 100;

/** What a poll asks a list for; `updatedSince` is an ISO time, and left out it means "ever". */
export interface PollQuery {
  updatedSince?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  /** Whether the answer should count the whole list, which costs the vendor extra work. */
  withTotal?: boolean | undefined;
}

/** Reads one page of a vendor's list. */
export type ListPage<T> = (query: PollQuery) => Promise<Page<T>>;
