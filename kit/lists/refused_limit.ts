import { Problem } from '../errors/problem.ts';
import type { ListPage, Page, PollQuery } from './page.ts';

/** Reads one page of a list, of the vendor's own size when there is no `limit`. */
export type AnySizePage<T> = (
  query: Omit<PollQuery, 'limit'> & { limit?: number | undefined },
) => Promise<Page<T>>;

const isRefused = (error: unknown): boolean =>
  error instanceof Problem && error.details.status === 400;

/**
 * A list whose largest `limit` is not known: when the first page of a walk is refused with 400, it
 * is asked for once without one, and so are the pages after it.
 */
export const limitIfTaken = <T>(list: AnySizePage<T>): ListPage<T> => {
  let isTaken: boolean | undefined; // unknown until the first page
  const firstPage = async (query: PollQuery): Promise<Page<T>> => {
    try {
      const page = await list(query);
      isTaken = true;
      return page;
    } catch (error) {
      if (!isRefused(error)) throw error;
      isTaken = false;
      return list({ ...query, limit: undefined });
    }
  };
  return (query) => {
    if (isTaken === undefined) return firstPage(query);
    return list(isTaken ? query : { ...query, limit: undefined });
  };
};
