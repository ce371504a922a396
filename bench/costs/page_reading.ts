import { customerList } from '../../api.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from '../../sandbox/instant_compliance.ts';
import { median } from './median.ts';

/** What it takes to read a page of 100 customers, in ms, and `JSON.parse` of the same text alone. */
export interface PageReading {
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
export const measurePageReading = async (): Promise<PageReading> => {
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
