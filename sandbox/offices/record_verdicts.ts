import type { JournalEntry } from '../server/journal.ts';
import type { Remembered } from '../zapier/zap.ts';
import { type ApiCall, StepFailure } from '../zapier.ts';
import type { Office } from './office.ts';

/** A call to the vendor as it could be seen from outside; the status is null without an answer. */
export interface SeenCall {
  method: string;
  path: string;
  query: [string, string][];
  status: number | null;
  /** Records of the list in the answer; null when it is not a list, or was not seen. */
  records: Record<string, unknown>[] | null;
}

/** What became of a record that the vendor sent. */
export type Verdict = 'new' | 'seen' | 'held' | 'waits' | 'not an event';

export interface JudgedRecord {
  record: Record<string, unknown>;
  /** The dedupe fields with their values; empty for a record that the trigger kept back. */
  dedupeKey: Record<string, string>;
  verdict: Verdict;
}

/** What a step came to, and the calls that it took. */
export interface Observed<T> {
  outcome: T | StepFailure;
  calls: SeenCall[];
}

type VendorRecord = Record<string, unknown>;

const isVendorRecord = (value: unknown): value is VendorRecord =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).some((key) => /^(?:\w+_)?id$/.test(key));

/** The lists in an answer, wherever they stand; those inside a record are parts of it. */
const listsIn = (body: unknown, depth = 0): unknown[][] => {
  if (Array.isArray(body)) return [body];
  if (typeof body !== 'object' || body === null || isVendorRecord(body) || depth > 2) return [];
  return Object.values(body).flatMap((part) => listsIn(part, depth + 1));
};

/** The records of the list that an answer is; null for any other answer. */
const listedIn = (body: unknown): VendorRecord[] | null => {
  const [list, ...others] = listsIn(body);
  return list && others.length === 0 ? list.filter(isVendorRecord) : null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const seenCall = (method: string, url: string, status: number | null, text?: string): SeenCall => {
  const { pathname, searchParams } = new URL(url, 'http://vendor.invalid');
  const records = text === undefined ? null : listedIn(parsed(text));
  return { method, path: pathname, query: [...searchParams], status, records };
};

/** Does the work of one step and notes its calls: from the vendor's journal where there is one. */
export const observed = async <T extends { apiCalls: ApiCall[] }>(
  office: Office | null,
  work: () => Promise<T>,
): Promise<Observed<T>> => {
  const entries: JournalEntry[] = [];
  const answers = new Map<JournalEntry, string>();
  if (office) {
    office.journal.onRequest = (entry) => entries.push(entry);
    office.journal.onAnswer = (entry, text) => answers.set(entry, text);
  }
  const outcome = await work().catch((error: unknown) => {
    if (error instanceof StepFailure) return error;
    throw error;
  });
  const calls = office
    ? entries.map((one) => seenCall(one.method, one.path, one.status, answers.get(one)))
    : outcome.apiCalls.map(({ method, url, status }) => seenCall(method, url, status));
  return { outcome, calls };
};

// New or Updated Customer of Instant Compliance lets a change rest for two seconds. The vendor prints
// whole ones, so one more may be hidden. No other trigger does so.
const SETTLING_MS = 3_000;

const isYoung = (record: VendorRecord, now: number): boolean =>
  Object.values(record).some((value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return false;
    return Date.parse(value) > now - SETTLING_MS;
  });

/** Every record of a check with its verdict: those that the trigger returned, then those it kept. */
export const judged = (
  calls: SeenCall[],
  returned: Remembered[],
  isHeld: boolean,
  now: number,
): JudgedRecord[] => {
  const ids = new Set(returned.map(({ record }) => String(record.id)));
  const listed = new Map<string, VendorRecord>();
  for (const record of calls.flatMap(({ records }) => records ?? []))
    if (!Object.values(record).some((value) => ids.has(String(value))))
      listed.set(JSON.stringify(record), record);
  const kept = [...listed.values()].map((record): JudgedRecord => {
    const verdict = isYoung(record, now) ? 'waits' : 'not an event';
    return { record, dedupeKey: {}, verdict };
  });
  const given = returned.map(({ record, dedupeKey, isNew }): JudgedRecord => {
    const verdict = isNew && isHeld ? 'held' : isNew ? 'new' : 'seen';
    return { record, dedupeKey, verdict };
  });
  return [...given, ...kept];
};

/** A length of time (ms) in words, such as "75 minutes", "24 hours" or "5 hours 15 minutes". */
export const lengthOf = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60} minutes`;
  return `${Math.floor(minutes / 60)} hours${rest}`;
};

/** The earliest instant (ms) that the calls asked for changes since; null when they asked for all. */
export const windowStart = (calls: SeenCall[]): number | null => {
  const instants = calls
    .flatMap(({ query }) => query.map(([, value]) => value))
    .filter((value) => /^\d{4}-\d\d-\d\dT/.test(value))
    .map((value) => Date.parse(value))
    .filter((instant) => !Number.isNaN(instant));
  return instants.length > 0 ? Math.min(...instants) : null;
};
