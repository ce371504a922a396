import type { Result, Zapier } from '../zapier.ts';
import type { ApiCall } from './api_call.ts';

export type StepKind = 'triggers' | 'creates' | 'searches' | 'searchOrCreates';

/** What a test of a step came to. */
export interface TestRun {
  /** What came back; the service uses the first alone. */
  results: Result[];
  apiCalls: ApiCall[];
  /** Whether a find-or-create found what it looked for; null for other steps. */
  wasFound: boolean | null;
}

const SHOWN = 3; // The editor shows as many records of a trigger.

/** Runs a step once, as the editor's test does. Throws `StepFailure`. */
export const testStep = async (
  zapier: Zapier,
  { kind, key }: { kind: StepKind; key: string },
  input: Result,
): Promise<TestRun> => {
  if (kind === 'triggers') {
    const { results, apiCalls } = await zapier.sample(key, input);
    return { results: results.slice(0, SHOWN), apiCalls, wasFound: null };
  }
  if (kind === 'searches') return { ...(await zapier.search(key, input)), wasFound: null };
  if (kind === 'searchOrCreates') {
    const run = await zapier.findOrCreate(key, input);
    return { ...run, results: [run.results] };
  }
  const { results, apiCalls } = await zapier.create(key, input);
  return { results: [results], apiCalls, wasFound: null };
};
