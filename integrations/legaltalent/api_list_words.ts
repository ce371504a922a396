import type { HttpAnswer } from '../../kit/http/send.ts';
import { objectIn } from '../../kit/records/fields.ts';

/** What an answer says of its place in a list, in the commonest words for it. */
export interface ListWords {
  page: number | undefined;
  /** How many rows a full page has. */
  size: number | undefined;
  /** How many rows the whole list has. */
  total: number | undefined;
  /** How many rows somebody counted: those of the page, or of the list. */
  count: number | undefined;
  pageCount: number | undefined;
  hasMore: boolean | undefined;
  /** The query that goes on; null when the answer has a word for it, and nothing there. */
  next: Record<string, string> | null | undefined;
  /** Whether some word speaks of a place in a way that is not understood. */
  isUnclear: boolean;
}

type Word = [name: string, value: unknown];

// What may stand around words of a place. `page` may also be one of them.
const HOLDERS =
  /^_?(data|meta|metadata|result|pagination|paging|pager|page|page_info|links|cursors)$/;

const OF_A_PLACE =
  /next|cursor|token|more|page|offset|total|start_?key|last_\w*key|continu|remaining|marker|truncat/;

// The way back, and the way to the start.
const BACK = /^(has_)?(prev|first|self)/;

const PAGE = /^(current_)?page(_number|_no)?$/;
const SIZE = /^(limit|(items_)?per_page|page_(size|limit))$/;
const TOTAL = /^total(?!_pages)(_\w+)?$/;
const COUNT = /^count$/;
const PAGE_COUNT = /^((total_|num_)?pages|page_count|last_page)$/;
const MORE = /^((has|is)_)?(more|next|truncated)(_\w+)?$/;
const LAST = /^(is_)?(last(_page)?|complete|done|end)$/;
const NEXT_PAGE = /^next_page$/;
const CURSORS = ['next_cursor', 'next_token', 'last_evaluated_key', 'last_key'];

const snakeCased = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// `links` may be a list of `{ rel, href }`.
const relations = (list: unknown[]): Word[] =>
  list.flatMap((entry): Word[] => (objectIn(entry).rel === 'next' ? [['next_link', 'next']] : []));

const wordsIn = (holder: unknown, rows: unknown): Word[] =>
  Object.entries(isObject(holder) ? holder : {}).flatMap(([name, value]): Word[] => {
    if (value === rows) return [];
    if (Array.isArray(value)) return relations(value);
    const isHolder = isObject(value) && HOLDERS.test(snakeCased(name));
    return isHolder ? wordsIn(value, rows) : [[name, value]];
  });

const headerWords = ({ header }: HttpAnswer): Word[] => [
  ['next_link', /rel="?next\b/i.test(header('link') ?? '')],
  ['next_page', header('x-next-page')],
  ['total_count', header('x-total-count')],
];

// A total may also stand as `{ value }`.
const numberIn = (said: unknown): number | undefined => {
  const value = isObject(said) ? objectIn(said).value : said;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' ? number : undefined;
};

const answerIn = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
};

const NOTHINGS: unknown[] = [null, undefined, false, '', 0, '0', 'false'];

const saysNothing = (value: unknown): boolean =>
  NOTHINGS.includes(value) || (isObject(value) && Object.keys(value).length === 0);

const cursorIn = (value: unknown): string | undefined =>
  ['string', 'number'].includes(typeof value) && !saysNothing(value) ? String(value) : undefined;

/** Reads what the words of one form say, in each way in which it is understood. */
const readings = <T>(words: Word[], form: RegExp, read: (value: unknown) => T | undefined): T[] =>
  words.flatMap(([name, value]) => (form.test(snakeCased(name)) ? (read(value) ?? []) : []));

const isUnderstood = (word: Word): boolean => {
  const [name, value] = word;
  if ([...CURSORS, 'cursor'].includes(snakeCased(name))) return cursorIn(value) !== undefined;
  const numbers = [PAGE, SIZE, TOTAL, PAGE_COUNT, NEXT_PAGE];
  return (
    numbers.some((form) => readings([word], form, numberIn).length > 0) ||
    [MORE, LAST].some((form) => name !== 'next_link' && readings([word], form, answerIn).length > 0)
  );
};

const isUnclear = (word: Word): boolean => {
  const [name, value] = [snakeCased(word[0]), word[1]];
  if (!OF_A_PLACE.test(name) || BACK.test(name) || saysNothing(value)) return false;
  return !isUnderstood(word);
};

// A cursor goes back under the name that it came with; `next_cursor` as `cursor`. Beside one of the
// others, `cursor` is where this page starts.
const nextIn = (words: Word[]): Record<string, string> | null | undefined => {
  const of = (names: string[]) => words.filter(([name]) => names.includes(snakeCased(name)));
  const named = of(CURSORS).length > 0 ? of(CURSORS) : of(['cursor']);
  for (const [name, value] of named) {
    const cursor = cursorIn(value);
    const parameter = snakeCased(name) === 'next_cursor' ? 'cursor' : name;
    if (cursor !== undefined) return { [parameter]: cursor };
  }
  const [page] = readings(words, NEXT_PAGE, numberIn);
  if (page) return { page: String(page) };
  return named.length > 0 || words.some(([name]) => NEXT_PAGE.test(name)) ? null : undefined;
};

const largest = (numbers: number[]): number | undefined =>
  numbers.length > 0 ? Math.max(...numbers) : undefined;

/** What an answer says of its place, wherever it says so; `rows` are the rows that it holds. */
export const listWords = (answer: HttpAnswer, rows: unknown): ListWords => {
  const body = wordsIn(answer.data, rows);
  const words = [...body, ...headerWords(answer).filter(([, value]) => !saysNothing(value))];
  const answers = [
    ...readings(words, MORE, answerIn),
    ...readings(words, LAST, answerIn).map((isLast) => !isLast),
  ];
  return {
    page: readings(words, PAGE, numberIn)[0],
    size: readings(words, SIZE, numberIn)[0],
    total: largest(readings(words, TOTAL, numberIn)),
    count: largest(readings(words, COUNT, numberIn)),
    pageCount: largest(readings(words, PAGE_COUNT, numberIn)),
    hasMore: answers.length > 0 ? answers.includes(true) : undefined,
    next: nextIn(words),
    isUnclear: words.some(isUnclear),
  };
};
