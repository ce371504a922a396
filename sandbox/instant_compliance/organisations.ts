import type { Clock } from '../server/clock.ts';
import { Organisation } from './organisation.ts';

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
