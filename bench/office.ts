import type { InstantCompliance } from '../sandbox/instant_compliance.ts';
import { Truth } from '../sandbox/simulation/truth.ts';
import type { Change, Person } from './changes.ts';
import type { Version } from './tally.ts';

/** Plays a plan in a sandbox, and keeps the truth about it. */
export class Office {
  readonly truth = new Truth<Version>();
  readonly #vendor: InstantCompliance;
  readonly #ids: string[];
  #names = 0;

  constructor(vendor: InstantCompliance, people: readonly Person[]) {
    this.#vendor = vendor;
    const now = vendor.clock.now();
    const rows = people.map(({ createdAgoMs, updatedAgoMs }) => ({
      fullName: this.#newName(),
      createdAt: now - createdAgoMs,
      updatedAt: now - updatedAgoMs,
    }));
    this.#ids = vendor.backOffice.importCustomers(rows);
    for (const [index, { fullName, updatedAt }] of rows.entries()) {
      this.truth.wasThere(this.#idOf(index), { name: fullName, at: updatedAt });
    }
  }

  /** Saves what a change says, now by the vendor's clock. */
  perform({ kind, who, lateMs }: Change): void {
    const name = this.#newName();
    this.#vendor.backOffice.later(lateMs, () => {
      if (kind === 'add') this.#ids.push(this.#vendor.backOffice.addCustomer({ fullName: name }));
      else this.#vendor.backOffice.editCustomer(this.#idOf(who), { fullName: name });
    });
    this.truth.saved(this.#idOf(who), { name, at: this.#vendor.clock.now() });
  }

  #newName(): string {
    this.#names += 1;
    return `Person ${this.#names}`;
  }

  #idOf(who: number): string {
    const id = this.#ids[who];
    if (id === undefined) throw new Error(`Nobody has the number ${who}.`);
    return id;
  }
}
