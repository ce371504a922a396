import type { CustomerRecord } from './strategy.ts';

/** What Zapier remembers for a Zap: the dedupe keys that it has seen. */
export class ZapMemory {
  readonly #keyOf: (record: CustomerRecord) => string;
  readonly #seen = new Set<string>();

  constructor(keyOf: (record: CustomerRecord) => string) {
    this.#keyOf = keyOf;
  }

  /** The records that were never seen; they are from now on. */
  unseen(records: readonly CustomerRecord[]): CustomerRecord[] {
    return records.filter((record) => {
      const key = this.#keyOf(record);
      if (this.#seen.has(key)) return false;
      this.#seen.add(key);
      return true;
    });
  }
}

/** The dedupe key that tells one state of a customer from the next. */
export const idAtTime = ({ id, updated_at }: CustomerRecord): string => `${id} ${updated_at}`;
