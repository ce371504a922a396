import type { InstantCompliance } from '../instant_compliance.ts';
import { asAdded, BLANK, earlierVersions, type Fixed } from './office_start.ts';
import { isAmlTimeMissing, isKycTimeMissing, type Version } from './saved_state.ts';
import type { Act, Crowd, Person } from './scenario.ts';
import { moveAml, moveKyc, type StatusMove } from './status_moves.ts';
import { Truth } from './truth.ts';

// Two saves within one printed second look alike once the first was seen: a save that becomes
// visible late never shares its second with an earlier one here.
const APART_MS = 3_000;

const TYPES = ['INDIVIDUAL', 'SOLE_TRADER'];
const WAYS = ['ADMIN_MANUAL', 'INTEGRATION'];

const picked = (choices: readonly string[], pick: number): string =>
  choices[pick % choices.length] ?? '';

/** Lets people and staff act in a sandbox, and keeps the truth about it. */
export class OfficeLife {
  readonly truth = new Truth<Version>();
  readonly #vendor: InstantCompliance;
  #names = 0;
  #lateMs = 0;

  constructor(vendor: InstantCompliance, people: readonly Person[], crowd: Crowd | null) {
    this.#vendor = vendor;
    const earlier = earlierVersions(people, crowd, this.#now()).map((one) => ({
      ...one,
      name: this.#newName(),
    }));
    const ids = vendor.backOffice.importCustomers(earlier.map(asAdded));
    for (const [index, id] of ids.entries()) {
      const version = earlier[index];
      if (version) this.truth.wasThere(id, version);
    }
  }

  /** Does what an act says, now by the vendor's clock; visible late when the act says so. */
  perform(act: Act): void {
    this.#lateMs = this.#mayBeLate(act) ? act.lateSeconds * 1000 : 0;
    this.#vendor.backOffice.later(this.#lateMs, () => this.#change(act));
    this.#lateMs = 0;
  }

  /** Edits the customer of an act once more. */
  performAgain(act: Act): void {
    const id = this.#customerOf(act);
    if (id !== undefined) this.#edit(id);
  }

  /** Fills in the time of the status that an act reached, if the customer is still in it. */
  fillIn(id: string, reached: Version): void {
    const latest = this.truth.latest(id);
    if (latest.kycMovedAt !== reached.kycMovedAt || latest.amlMovedAt !== reached.amlMovedAt)
      return;
    const { backOffice } = this.#vendor;
    if (reached.reachedKyc && isKycTimeMissing(latest)) {
      backOffice.setStatusTimes(id, { kycCompletedAt: reached.at });
      this.#saved(id, { completedAt: reached.at });
    } else if (reached.reachedAml && isAmlTimeMissing(latest)) {
      backOffice.setStatusTimes(id, { screenedAt: reached.at });
      this.#saved(id, { screenedAt: reached.at });
    }
  }

  /** The customer that an act is about, as it is now; undefined when there is nobody. */
  customerOf(act: Act): { id: string; version: Version } | undefined {
    const id = this.#customerOf(act);
    return id === undefined ? undefined : { id, version: this.truth.latest(id) };
  }

  #change(act: Act): void {
    const id = this.#customerOf(act);
    if (act.kind === 'import') this.#import(act.count);
    else if (act.kind === 'batch') this.#batch(act);
    else if (act.kind === 'rescreen') this.#rescreen();
    else if (act.kind === 'add' || id === undefined) this.#add(act.pick);
    else if (act.kind === 'edit') this.#edit(id);
    else if (act.kind === 'correct') this.#correct(id);
    else if (act.kind === 'spoil') this.#spoil(id, act.pick);
    else this.#move(id, act);
  }

  #customerOf({ pick, kind }: Act): string | undefined {
    const { ids } = this.truth;
    return kind === 'add' || kind === 'import' ? ids.at(-1) : ids[pick % Math.max(1, ids.length)];
  }

  #mayBeLate(act: Act): boolean {
    const id = this.#customerOf(act);
    if (act.kind === 'add' || id === undefined) return act.againAfterMs === null;
    const isApart = this.#now() - this.truth.latest(id).at > APART_MS;
    const isOne = ['edit', 'kyc', 'aml'].includes(act.kind);
    return isOne && act.againAfterMs === null && isApart;
  }

  #now(): number {
    return this.#vendor.clock.now();
  }

  #newName(): string {
    this.#names += 1;
    return `Person ${this.#names}`;
  }

  #add(pick: number): void {
    const given = {
      name: this.#newName(),
      type: picked(TYPES, pick),
      addedVia: picked(WAYS, pick >> 1),
    };
    const { name: fullName, type, addedVia } = given;
    this.#cameIn(this.#vendor.backOffice.addCustomer({ fullName, type, addedVia }), given);
  }

  #import(count: number): void {
    const rows = Array.from({ length: count }, () => ({ fullName: this.#newName() }));
    const ids = this.#vendor.backOffice.importCustomers(rows);
    for (const [index, id] of ids.entries())
      this.#cameIn(id, { name: rows[index]?.fullName ?? '', addedVia: 'BULK_IMPORT' });
  }

  #batch({ pick, count }: Act): void {
    const { ids } = this.truth;
    for (let n = 0; n < Math.min(count, ids.length); n += 1) {
      const id = ids[(pick + n) % ids.length];
      if (id !== undefined) this.#edit(id);
    }
  }

  #rescreen(): void {
    for (const id of this.truth.ids) {
      const { aml, screenedAt } = this.truth.latest(id);
      if (aml !== 'CLEAR' || screenedAt === null) continue;
      this.#vendor.backOffice.setAmlStatus(id, 'CLEAR');
      this.#saved(id, { reachedAml: true, screenedAt: this.#now(), amlMovedAt: this.#now() });
    }
  }

  #cameIn(id: string, given: Partial<Version>): void {
    const reached = { reachedKyc: true, reachedAml: true };
    this.truth.saved(id, { ...BLANK, ...this.#times(), ...reached, ...given });
  }

  #edit(id: string, change: Partial<Version> = {}): void {
    const name = this.#newName();
    this.#vendor.backOffice.editCustomer(id, { fullName: name });
    this.#saved(id, { name, ...change });
  }

  #move(id: string, act: Act): void {
    const latest = this.truth.latest(id);
    const move =
      act.kind === 'kyc' ? moveKyc(latest, act, this.#now()) : moveAml(latest, act, this.#now());
    if (move === null) this.#edit(id);
    else this.#reach(id, move);
  }

  #reach(id: string, { status, times, change }: StatusMove): void {
    const { backOffice } = this.#vendor;
    if (change.kyc !== undefined) backOffice.setKycStatus(id, status, times);
    else backOffice.setAmlStatus(id, status, { pep: change.isFlagged ?? false }, times);
    this.#saved(id, change);
  }

  // The supplier sends a status's time again, a little other than before.
  #correct(id: string): void {
    const { completedAt, screenedAt } = this.truth.latest(id);
    const moved = (at: number | null) => (at === null ? null : at - 7_000);
    const times = { completedAt: moved(completedAt), screenedAt: moved(screenedAt) };
    this.#vendor.backOffice.setStatusTimes(id, {
      kycCompletedAt: times.completedAt,
      screenedAt: times.screenedAt,
    });
    if (completedAt !== null || screenedAt !== null)
      this.#saved(id, { ...times, isCorrected: true });
  }

  // Edits the customer, of whom a time cannot be read from then on.
  #spoil(id: string, pick: number): void {
    const key = picked(['updated_at', 'created_at', 'kyc_completed_at'], pick);
    this.#vendor.backOffice.addUnknownField(id, key, picked(['soon', ''], pick >> 2) || null);
    const { isTimeless } = this.truth.latest(id);
    this.#edit(id, { isBad: true, isTimeless: isTimeless || key === 'updated_at' });
  }

  #saved(id: string, change: Partial<Version>): void {
    const latest = this.truth.latest(id);
    const { at, savedAt, seenFrom } = this.#times();
    const unmoved = { reachedKyc: false, reachedAml: false, isCorrected: false };
    this.truth.saved(id, { ...latest, ...unmoved, at, savedAt, seenFrom, ...change });
  }

  #times(): Pick<Version, Fixed> {
    const at = this.#now();
    const savedAt = Date.now();
    return { at, savedAt, seenFrom: savedAt + this.#lateMs, kycMovedAt: at, amlMovedAt: at };
  }
}
