import type { Clock } from '../server/clock.ts';
import { UnknownCustomer } from '../server/unknown_customer.ts';
import { type AmlFlags, type Customer, type NewCustomer, newCustomer } from './customer.ts';
import { FIRST_ORGANISATION } from './keys.ts';
import { screened, verified, withAmlStatus, withKycStatus } from './lifecycle.ts';
import type { Organisation, Organisations } from './organisation.ts';
import { type PrintedRecord, printRecord } from './print_record.ts';
import type { Switches } from './switches.ts';

/** What staff may edit in the app. */
export type Edit = Partial<
  Pick<Customer, 'fullName' | 'email' | 'externalId' | 'type' | 'phone' | 'risk' | 'addedVia'>
>;

/** Times of statuses (ms), where they are not those of the save; null for a time that is missing. */
export type StatusTimes = Partial<
  Pick<Customer, 'kycStartedAt' | 'kycCompletedAt' | 'screenedAt' | 'lastReviewedAt'>
>;

/** What the back office works on. */
export interface BackOfficeParts {
  clock: Clock;
  switches: Switches;
  organisations: Organisations;
}

/**
 * What people do in the vendor's app, on one organisation. Ids are the vendor's or external ones.
 * Every change moves `updated_at` to the clock's now; without a change it stays.
 * Methods throw UnknownCustomer for an unknown id, and an Error when an external id is taken.
 */
export class BackOffice {
  readonly #parts: BackOfficeParts;
  readonly #organisation: Organisation;

  constructor(parts: BackOfficeParts, organisation = FIRST_ORGANISATION) {
    this.#parts = parts;
    this.#organisation = parts.organisations.named(organisation);
  }

  /** The back office of another organisation; a new name is a new, empty organisation. */
  of(organisation: string): BackOffice {
    return new BackOffice(this.#parts, organisation);
  }

  /** All customers as the API prints them now, oldest first. */
  customers(): PrintedRecord[] {
    return this.#organisation.visibleNow().created.all.map((row) => this.#print(row));
  }

  /** One customer as the API prints it now. */
  customer(id: string): PrintedRecord {
    const row = this.#organisation.visibleNow().find(id);
    if (row === undefined) throw new UnknownCustomer(id);
    return this.#print(row);
  }

  /** Adds a customer, by hand unless `addedVia` says otherwise; answers its id. */
  addCustomer(given: NewCustomer): string {
    this.#checkExternalId(given.externalId);
    const row = newCustomer(given, this.#parts.clock.now());
    this.#organisation.add(row);
    return row.id;
  }

  /** Adds many customers at once, in this order; answers their ids. */
  importCustomers(given: readonly NewCustomer[]): string[] {
    const externalIds = given.flatMap(({ externalId }) => externalId ?? []);
    if (new Set(externalIds).size < externalIds.length)
      throw new Error('An external id comes twice.');
    for (const externalId of externalIds) this.#checkExternalId(externalId);
    const now = this.#parts.clock.now();
    const rows = given.map((one) => newCustomer({ addedVia: 'BULK_IMPORT', ...one }, now));
    this.#organisation.addAll(rows);
    return rows.map((row) => row.id);
  }

  /** Edits what staff may edit, also once verified. */
  editCustomer(id: string, edit: Edit): void {
    if (edit.externalId !== this.#row(id).externalId) this.#checkExternalId(edit.externalId);
    this.#change(id, (row) => ({ ...row, ...edit }));
  }

  /** PENDING: the link is out. */
  startVerification(id: string): void {
    this.setKycStatus(id, 'PENDING');
  }

  /** IN_PROGRESS: the person has begun. */
  openLink(id: string): void {
    this.setKycStatus(id, 'IN_PROGRESS');
  }

  /** VERIFIED under a legal name; left out, the customer's name in capitals. */
  verify(id: string, legalName?: string): void {
    const { kycStartedAt } = this.#parts.switches;
    this.#change(id, (row, now) => verified(row, legalName, now, kycStartedAt));
  }

  fail(id: string): void {
    this.setKycStatus(id, 'FAILED');
  }

  askToResubmit(id: string): void {
    this.setKycStatus(id, 'AWAITING_RESUBMISSION');
  }

  notRequired(id: string): void {
    this.setKycStatus(id, 'NOT_REQUIRED');
  }

  /** Any KYC status, also one that nobody has heard of; with times that are not those of the save. */
  setKycStatus(id: string, status: string, times: StatusTimes = {}): void {
    const { kycStartedAt } = this.#parts.switches;
    this.#change(id, (row, now) => ({
      ...withKycStatus(row, status, now, kycStartedAt),
      ...times,
    }));
  }

  /** Fills in or corrects times of statuses; the statuses stay. */
  setStatusTimes(id: string, times: StatusTimes): void {
    this.#change(id, (row) => ({ ...row, ...times }));
  }

  startScreening(id: string): void {
    this.setAmlStatus(id, 'IN_PROGRESS');
  }

  /** Ends a screening: CLEAR, or NEEDS_REVIEW when any flag is raised. */
  screen(id: string, flags: Partial<AmlFlags> = {}): void {
    this.#change(id, (row, now) => screened(row, flags, now));
  }

  resolve(id: string): void {
    this.setAmlStatus(id, 'RESOLVED');
  }

  /** Any AML status, as above; flags that are not given stay. */
  setAmlStatus(
    id: string,
    status: string,
    flags: Partial<AmlFlags> = {},
    times: StatusTimes = {},
  ): void {
    this.#change(id, (row, now) => ({ ...withAmlStatus(row, status, now, flags), ...times }));
  }

  /** Prints a key that no page documents, at the end of the record. */
  addUnknownField(id: string, key: string, value: unknown): void {
    this.#change(id, (row) => ({ ...row, unknownFields: { ...row.unknownFields, [key]: value } }));
  }

  /** Prints the record without this key from now on, whichever it is; `updated_at` stays. */
  dropField(id: string, key: string): void {
    this.#organisation.dropKey(this.#row(id).id, key);
  }

  /** Removes a customer at once, also inside `later`. */
  removeCustomer(id: string): void {
    this.#organisation.remove(this.#row(id));
  }

  /**
   * Makes changes that the API shows only `ms` later by the clock, with the `updated_at` of now.
   * A further write to such a customer first makes the pending change visible, as a row lock would.
   */
  later(ms: number, change: () => void): void {
    this.#organisation.lateByMs = ms;
    try {
      change();
    } finally {
      this.#organisation.lateByMs = 0;
    }
  }

  #row(id: string): Customer {
    const row = this.#organisation.locked(id);
    if (row === undefined) throw new UnknownCustomer(id);
    return row;
  }

  #change(id: string, edit: (row: Customer, now: number) => Customer): void {
    const row = this.#row(id);
    this.#organisation.change(row, edit(row, this.#parts.clock.now()));
  }

  #checkExternalId(externalId: string | null | undefined): void {
    if (externalId === null || externalId === undefined) return;
    const isTaken = this.#organisation.showPendingWith({ externalId }).withExternalId(externalId);
    if (isTaken) throw new Error(`The external id ${externalId} is taken.`);
  }

  #print(row: Customer): PrintedRecord {
    const droppedKeys = this.#organisation.droppedKeys(row.id);
    return printRecord(row, { switches: this.#parts.switches, seesAml: true, droppedKeys });
  }
}
