import { type Memory, measureMemory } from './memory.ts';
import { measurePageReading, type PageReading } from './page_reading.ts';

/** What polling costs the machine that runs the app. */
export interface Costs {
  page: PageReading;
  memory: Memory;
}

/** Measures one after the other, so that they do not disturb each other. */
export const measureCosts = async (): Promise<Costs> => {
  const page = await measurePageReading();
  return { page, memory: await measureMemory() };
};
