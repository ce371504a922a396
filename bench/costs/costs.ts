import { measureLoadTime } from './load_time.ts';
import { type Memory, measureMemory } from './memory.ts';
import { measurePageReading, type PageReading } from './page_reading.ts';

/** What the app costs the machine that runs it. */
export interface Costs {
  page: PageReading;
  memory: Memory;
  loadMs: number;
}

/** Measures one after the other, so that they do not disturb each other. */
export const measureCosts = async (): Promise<Costs> => {
  const page = await measurePageReading();
  const memory = await measureMemory();
  return { page, memory, loadMs: await measureLoadTime() };
};
