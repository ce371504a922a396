import * as z from 'zod';
import { type CustomerRecord, customerRecord, PollFailed } from './strategy.ts';

/** Reads the list of customers the plain way, page by page. */
export interface CustomerList {
  /** The first page of those that changed after an ISO time, or of all. Throws `PollFailed`. */
  firstPage(updatedSince?: string): Promise<CustomerRecord[]>;
  /** All pages, one after the other. Throws `PollFailed` at the one that fails. */
  pages(updatedSince?: string): AsyncGenerator<CustomerRecord[]>;
}

interface Query {
  updatedSince?: string | undefined;
  cursor?: string | undefined;
}

const page = z.object({
  data: z.array(customerRecord),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});

const DEFAULT_WAIT_SECONDS = 30; // the wait of the vendor's own polling sample

const answerOf = async (url: string, apiKey: string): Promise<Response> => {
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${apiKey}` } });
  if (answer.ok) return answer;
  await answer.body?.cancel();
  const wait = Number(answer.headers.get('retry-after') ?? DEFAULT_WAIT_SECONDS);
  throw new PollFailed(`HTTP ${answer.status}`, answer.status === 429 ? wait : undefined);
};

const fetchPage = async (url: string, apiKey: string): Promise<z.output<typeof page>> => {
  try {
    const answer = await answerOf(url, apiKey);
    return page.parse(await answer.json());
  } catch (error) {
    throw error instanceof PollFailed ? error : new PollFailed(String(error));
  }
};

const urlOf = (base: string, { updatedSince, cursor }: Query): string => {
  const url = new URL(`${base}/customers?limit=100`);
  if (updatedSince !== undefined) url.searchParams.set('updated_since', updatedSince);
  if (cursor !== undefined) url.searchParams.set('cursor', cursor);
  return url.href;
};

/** The list of customers at a base URL, read with an API key. */
export const plainList = (base: string, apiKey: string): CustomerList => {
  const pageAt = (query: Query) => fetchPage(urlOf(base, query), apiKey);
  return {
    firstPage: async (updatedSince) => (await pageAt({ updatedSince })).data,
    pages: async function* pages(updatedSince) {
      let cursor: string | undefined;
      do {
        const { data, has_more, next_cursor } = await pageAt({ updatedSince, cursor });
        yield data;
        cursor = (has_more && next_cursor) || undefined;
      } while (cursor !== undefined);
    },
  };
};
