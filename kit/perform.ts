import type { ZObject } from 'zapier-platform-core';
import { isCurated, unexpectedError } from './errors.ts';
import { type Send, sender } from './http.ts';

/** What the platform hands to a step: the part of its bundle that any step may read. */
export interface Step {
  authData: Record<string, string>;
  inputData: object;
  inputDataRaw?: object;
  meta?: { isLoadingSample?: boolean; isPopulatingDedupe?: boolean; page?: number };
}

/** Builds the wrapper that every `perform` of one vendor's app goes through. */
export const performing =
  (vendor: string) =>
  /**
   * Wraps a `perform`: hands it the means to call the API, and turns every stray error, whose text
   * could quote a person's data, into one that is safe to show.
   */
  <R>(run: (send: Send, step: Step, z: ZObject) => Promise<R>) =>
  async (z: ZObject, step: Step): Promise<R> => {
    try {
      return await run(sender(z, vendor), step, z);
    } catch (error) {
      throw isCurated(error) ? error : unexpectedError();
    }
  };
