import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { startInstantCompliance } from '../../sandbox/instant_compliance.ts';

/** Memory (RSS) of a process that runs the app, in MB: at most until it is idle, and at most during a poll. */
const memory = z.object({ records: z.number(), idleMb: z.number(), peakMb: z.number() });

export type Memory = z.output<typeof memory>;

const RECORDS = 2_500;
const POLLING = fileURLToPath(new URL('one_poll.ts', import.meta.url));

/** Lets a fresh process poll 2,500 records once; the vendor is in this process, and not counted. */
export const measureMemory = async (): Promise<Memory> => {
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
