import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { customerList } from '../api.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from '../sandbox/instant_compliance.ts';

/** The middle one of some numbers; of an even count, the upper of the two. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** What it takes to read a page of 100 customers, in ms, and `JSON.parse` of the same text alone. */
interface PageReading {
  readingMs: number;
  parsingMs: number;
}

const ROUNDS = 400;
const WARM_UP = 200;

const complete = (_: unknown, index: number) => ({
  fullName: `Marisol Okafor ${index}`,
  email: `marisol.okafor.${index}@example.org`,
  externalId: `hubspot:${20_260_000 + index}`,
  kycStatus: 'VERIFIED',
  kycStartedAt: Date.now() - 5_000_000,
  kycCompletedAt: Date.now() - 4_000_000,
  identity: { legalName: `MARISOL ADA OKAFOR ${index}`, country: 'AUS' },
  amlStatus: 'CLEAR',
  screenedAt: Date.now() - 3_000_000,
});

const pageText = async (): Promise<string> => {
  const vendor = await startInstantCompliance({ seed: false });
  try {
    vendor.backOffice.importCustomers(Array.from({ length: 100 }, complete));
    const headers = { Authorization: `Bearer ${SANDBOX_API_KEY}` };
    return await (await fetch(`${vendor.url}/customers?limit=100`, { headers })).text();
  } finally {
    await vendor.close();
  }
};

const durationOf = async (work: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** Reads one page many times, by the app's own list and by `JSON.parse`, taking turns. */
const measurePageReading = async (): Promise<PageReading> => {
  const text = await pageText();
  const list = customerList(async () => ({
    status: 200,
    header: () => null,
    data: JSON.parse(text),
    attempts: 1,
    wasUnanswered: false,
    isEmpty: false,
  }));
  const reading: number[] = [];
  const parsing: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const readingMs = await durationOf(() => list({ limit: 100 }));
    const parsingMs = await durationOf(() => JSON.parse(text));
    if (round < 0) continue;
    reading.push(readingMs);
    parsing.push(parsingMs);
  }
  return { readingMs: median(reading), parsingMs: median(parsing) };
};

/** Memory (RSS) of a process that runs the app, in MB: at most until it is idle, and at most during a poll. */
const memory = z.object({ records: z.number(), idleMb: z.number(), peakMb: z.number() });

type Memory = z.output<typeof memory>;

const RECORDS = 2_500;
const POLLING = fileURLToPath(new URL('one_poll.ts', import.meta.url));

/** Lets a fresh process poll 2,500 records once; the vendor is in this process, and not counted. */
const measureMemory = async (): Promise<Memory> => {
  const vendor = await startInstantCompliance({ seed: false });
  try {
    const rows = Array.from({ length: RECORDS }, (_, index) => ({ fullName: `Person ${index}` }));
    vendor.backOffice.importCustomers(rows);
    const { stdout } = await promisify(execFile)(process.execPath, [POLLING, vendor.url]);
    return memory.parse(JSON.parse(stdout));
  } finally {
    await vendor.close();
  }
};

/** What polling costs the machine that runs the app. */
export interface PollLoad {
  page: PageReading;
  memory: Memory;
}

/** Measures one after the other, so that they do not disturb each other. */
export const measurePollLoad = async (): Promise<PollLoad> => {
  const page = await measurePageReading();
  return { page, memory: await measureMemory() };
};
