import type { ZObject } from 'zapier-platform-core';
import { Problem } from '../errors/problem.ts';
import { problem } from '../errors/sentences.ts';
import { userError } from '../errors/user_error.ts';
import { type Send, sender } from '../http/send.ts';

/** What the platform hands to a step: the part of its bundle that this house reads. */
export interface Bundle {
  authData: Record<string, string>;
  inputData: object;
  inputDataRaw?: object;
  meta?: {
    isLoadingSample?: boolean;
    isPopulatingDedupe?: boolean;
    page?: number;
    /** The search before this action, when it runs as the second half of find-or-create. */
    withSearch?: string;
  };
}

/**
 * What a user can do about a passing failure. Zapier replays actions and searches, never a trigger:
 * what a later check brings depends on how the app polls, so each app may say it in its own words.
 */
export const AGAIN = {
  editor: 'Try again in a few minutes.',
  connection: 'Try to connect again in a few minutes.',
  trigger: 'The next check of this Zap reads the whole list again.',
  search: 'Replaying this step later is safe.',
  create:
    'Replaying this step later is safe: nothing is done twice. It sends the values of this run again.',
};

// A list for a field, a sample and the switch-on are asked for by a person in the Zap editor.
const isInEditor = ({ meta }: Bundle): boolean =>
  meta?.isLoadingSample === true || meta?.isPopulatingDedupe === true;

/** What a search returns for one record or none. */
export const found = <T>(record: T | null): T[] => (record === null ? [] : [record]);

/** What kind of step meets an error. */
export type StepKind = keyof typeof AGAIN;

/**
 * Builds the wrapper that every `perform` of one vendor's app goes through. It hands the step the
 * means to call the API, and turns whatever goes wrong into an error that is safe to show: a stray
 * error's own text could quote a person's data. `vendor` is the product's name, `again` the app's own
 * words for a kind of step.
 */
export const performing =
  (vendor: string, again: Partial<Record<StepKind, string>> = {}) =>
  <R>(kind: StepKind, run: (send: Send, bundle: Bundle, z: ZObject) => Promise<R>) =>
  async (z: ZObject, bundle: Bundle): Promise<R> => {
    try {
      return await run(sender(z), bundle, z);
    } catch (error) {
      const known = error instanceof Problem ? error : problem('unexpected');
      const place = isInEditor(bundle) ? 'editor' : kind;
      throw userError(known, { vendor, again: again[place] ?? AGAIN[place] });
    }
  };
