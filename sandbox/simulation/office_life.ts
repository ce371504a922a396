import type { InstantCompliance } from '../instant_compliance.ts';
import type { Act, Person } from './scenario.ts';
import { Truth, type Version } from './truth.ts';

const HOUR_MS = 3_600_000;

// A verification and a screening as staff and people go through them.
const NEXT_KYC: Record<string, readonly string[]> = {
  NOT_STARTED: ['PENDING', 'NOT_REQUIRED'],
  PENDING: ['IN_PROGRESS'],
  IN_PROGRESS: ['VERIFIED', 'FAILED', 'AWAITING_RESUBMISSION'],
  AWAITING_RESUBMISSION: ['IN_PROGRESS'],
  FAILED: ['PENDING', 'VERIFIED'],
  VERIFIED: ['FAILED'],
  NOT_REQUIRED: ['PENDING'],
};
const NEXT_AML: Record<string, readonly string[]> = {
  NOT_SCREENED: ['IN_PROGRESS', 'CLEAR', 'NEEDS_REVIEW'],
  IN_PROGRESS: ['CLEAR', 'NEEDS_REVIEW'],
  CLEAR: ['IN_PROGRESS', 'NEEDS_REVIEW'],
  NEEDS_REVIEW: ['RESOLVED'],
  RESOLVED: ['IN_PROGRESS', 'CLEAR'],
};

// Two saves within one printed second look alike once the first was seen: a save that becomes
// visible late never shares its second with an earlier one here.
const APART_MS = 3_000;

const picked = (choices: readonly string[], pick: number): string =>
  choices[pick % choices.length] ?? '';

/** Lets people and staff act in a sandbox, and keeps the truth about it. */
export class OfficeLife {
  readonly truth = new Truth();
  readonly #vendor: InstantCompliance;
  #names = 0;

  constructor(vendor: InstantCompliance, people: readonly Person[]) {
    this.#vendor = vendor;
    for (const person of people) this.#addEarlier(person);
  }

  /** Does what an act says, now by the vendor's clock; visible late when the act says so. */
  perform(act: Act): void {
    const lateMs = this.#mayBeLate(act) ? act.lateSeconds * 1000 : 0;
    this.#vendor.backOffice.later(lateMs, () => this.#change(act));
  }

  /** Edits the customer of an act once more. */
  performAgain(act: Act): void {
    const id = this.#customerOf(act);
    if (id !== undefined) this.#edit(id);
  }

  #change(act: Act): void {
    const id = this.#customerOf(act);
    if (act.kind === 'import') this.#import(100 + (act.pick % 150));
    else if (act.kind === 'add' || id === undefined) this.#add();
    else if (act.kind === 'edit') this.#edit(id);
    else if (act.kind === 'kyc') this.#moveKyc(id, act.pick);
    else this.#moveAml(id, act.pick);
  }

  #customerOf({ pick, kind }: Act): string | undefined {
    const { ids } = this.truth;
    return kind === 'add' || kind === 'import' ? ids.at(-1) : ids[pick % Math.max(1, ids.length)];
  }

  #mayBeLate(act: Act): boolean {
    const id = this.#customerOf(act);
    if (act.kind === 'add' || id === undefined) return act.againAfterMs === null;
    const isApart = this.#now() - this.truth.latest(id).at > APART_MS;
    return act.kind !== 'import' && act.againAfterMs === null && isApart;
  }

  #now(): number {
    return this.#vendor.clock.now();
  }

  #newName(): string {
    this.#names += 1;
    return `Person ${this.#names}`;
  }

  #add(): void {
    const name = this.#newName();
    this.#cameIn(this.#vendor.backOffice.addCustomer({ fullName: name }), name);
  }

  #import(count: number): void {
    const names = Array.from({ length: count }, () => this.#newName());
    const rows = names.map((fullName) => ({ fullName }));
    const ids = this.#vendor.backOffice.importCustomers(rows);
    for (const [index, id] of ids.entries()) this.#cameIn(id, names[index] ?? '');
  }

  #cameIn(id: string, name: string): void {
    const at = this.#now();
    const reached = { reachedKyc: true, reachedAml: true };
    this.truth.saved(id, { at, name, kyc: 'NOT_STARTED', aml: 'NOT_SCREENED', ...reached });
  }

  #edit(id: string): void {
    const name = this.#newName();
    this.#vendor.backOffice.editCustomer(id, { fullName: name });
    this.#saved(id, { name });
  }

  #moveKyc(id: string, pick: number): void {
    const kyc = picked(NEXT_KYC[this.truth.latest(id).kyc] ?? [], pick);
    this.#vendor.backOffice.setKycStatus(id, kyc);
    this.#saved(id, { kyc, reachedKyc: true });
  }

  #moveAml(id: string, pick: number): void {
    const aml = picked(NEXT_AML[this.truth.latest(id).aml] ?? [], pick);
    this.#vendor.backOffice.setAmlStatus(id, aml, { pep: aml === 'NEEDS_REVIEW' });
    this.#saved(id, { aml, reachedAml: true });
  }

  #saved(id: string, change: Partial<Version>): void {
    const { name, kyc, aml } = this.truth.latest(id);
    const unmoved = { reachedKyc: false, reachedAml: false };
    this.truth.saved(id, { name, kyc, aml, ...unmoved, ...change, at: this.#now() });
  }

  #addEarlier({ addedHoursAgo, changedAt, kyc, aml }: Person): void {
    const createdAt = this.#now() - addedHoursAgo * HOUR_MS;
    const at = Math.round(createdAt + changedAt * addedHoursAgo * HOUR_MS);
    const isStarted = kyc !== 'NOT_STARTED' && kyc !== 'NOT_REQUIRED' && kyc !== 'PENDING';
    const name = this.#newName();
    const id = this.#vendor.backOffice.addCustomer({
      fullName: name,
      createdAt,
      updatedAt: at,
      kycStatus: kyc,
      amlStatus: aml,
      kycStartedAt: isStarted ? createdAt : null,
      kycCompletedAt: kyc === 'VERIFIED' || kyc === 'FAILED' ? at : null,
      screenedAt: ['CLEAR', 'NEEDS_REVIEW', 'RESOLVED'].includes(aml) ? at : null,
      lastReviewedAt: aml === 'RESOLVED' ? at : null,
    });
    this.truth.wasThere(id, { at, name, kyc, aml, reachedKyc: false, reachedAml: false });
  }
}
