import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../server/clock.ts';
import { type Customer, emailKey } from './customer.ts';
import { Store } from './store.ts';

interface Pending {
  visibleAt: number;
  /** The customer as it will be. */
  row: Customer;
}

/** One organisation: its visible customers, and the changes that are not visible yet. */
export class Organisation {
  /** How many milliseconds later changes made now become visible. */
  lateByMs = 0;
  readonly #clock: Clock;
  readonly #store = new Store();
  readonly #dropped = new Map<string, Set<string>>();
  #pending: Pending[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the API sees at this moment; changes that are due become visible first. */
  visibleNow(): Store {
    const now = this.#clock.now();
    this.#show(({ visibleAt }) => visibleAt <= now);
    return this.#store;
  }

  /** One customer for a write, by either id: its pending changes become visible first. */
  locked(id: string): Customer | undefined {
    const visibleId = this.#store.find(id)?.id;
    this.#show(({ row }) => row.id === visibleId || row.id === id || row.externalId === id);
    return this.visibleNow().find(id);
  }

  /** What a write sees that must not repeat these: pending changes that hold them are shown. */
  showPendingWith({ externalId, email }: { externalId?: string; email?: string }): Store {
    const wanted = email === undefined ? null : emailKey(email);
    this.#show(({ row }) => {
      if (externalId !== undefined && row.externalId === externalId) return true;
      return wanted !== null && row.email !== null && emailKey(row.email) === wanted;
    });
    return this.visibleNow();
  }

  add(row: Customer): void {
    this.#keep(row);
  }

  addAll(rows: readonly Customer[]): void {
    if (this.lateByMs === 0) this.#store.putAll(rows);
    else for (const row of rows) this.add(row);
  }

  /** Keeps a customer locked before; `updatedAt` moves with a change or a touch, never back. */
  change(before: Customer, after: Customer, touch = false): Customer {
    if (!touch && isDeepStrictEqual(before, after)) return before;
    const row = { ...after, before, updatedAt: Math.max(this.#clock.now(), before.updatedAt) };
    this.#keep(row);
    return row;
  }

  /** Removes a customer at once: there is no later state of it to wait for. */
  remove(row: Customer): void {
    this.#store.remove(row);
  }

  /** Prints a customer without this key from now on; `updated_at` stays. */
  dropKey(id: string, key: string): void {
    const keys = this.#dropped.get(id) ?? new Set();
    this.#dropped.set(id, keys.add(key));
  }

  droppedKeys(id: string): ReadonlySet<string> | undefined {
    return this.#dropped.get(id);
  }

  #keep(row: Customer): void {
    if (this.lateByMs === 0) this.#store.put(row);
    else this.#pending.push({ row, visibleAt: this.#clock.now() + this.lateByMs });
  }

  #show(isDue: (pending: Pending) => boolean): void {
    const due = this.#pending.filter(isDue);
    if (due.length === 0) return;
    this.#pending = this.#pending.filter((pending) => !isDue(pending));
    for (const { row } of due) this.#store.put(row);
  }
}

/** All organisations of a sandbox; one that is named for the first time starts empty. */
export class Organisations {
  readonly #clock: Clock;
  readonly #named = new Map<string, Organisation>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  named(name: string): Organisation {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const organisation = new Organisation(this.#clock);
    this.#named.set(name, organisation);
    return organisation;
  }
}
