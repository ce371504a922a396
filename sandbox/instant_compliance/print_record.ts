import type { Customer } from './customer.ts';
import type { Switches } from './switches.ts';

/** A customer, or its AML block, as the API answers it. */
export type PrintedRecord = Record<string, unknown>;

/** What decides how a customer is printed to one caller. */
export interface PrintOptions {
  switches: Switches;
  /** Whether the caller may read AML; without it the switch `amlBlock` decides. */
  seesAml: boolean;
  droppedKeys?: ReadonlySet<string> | undefined;
}

const SYDNEY_MS = 10 * 3_600_000;
const ZONES = { seconds: 'Z', offset: '+10:00', utc: '+00:00' };

const printTime = (at: number | null, { times }: Switches): string | null => {
  if (at === null) return null;
  if (times === 'millis') return new Date(at).toISOString();
  const shiftMs = times === 'offset' ? SYDNEY_MS : 0;
  const seconds = new Date(at + shiftMs).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  return seconds + ZONES[times];
};

const isLeftOut = (key: string, switches: Switches): boolean =>
  key !== 'aml' && switches.emptyKeys === 'absent';

// undefined stands for a key that is left out, null for one that is printed as null.
const withEmptyKeys = (switches: Switches, printed: PrintedRecord): PrintedRecord => {
  for (const key of Object.keys(printed)) {
    const value = printed[key];
    if (value === undefined || (value === null && isLeftOut(key, switches))) delete printed[key];
  }
  return printed;
};

const printIdentity = (
  row: Customer,
  { emptyKeys }: Switches,
): PrintedRecord | null | undefined => {
  if (row.identity === null) return emptyKeys === 'null' ? null : undefined;
  const { legalName, country } = row.identity;
  return { verified_legal_name: legalName, verified_country: country };
};

const printFlags = (row: Customer, { emptyKeys }: Switches): PrintedRecord | null => {
  const isEmpty = row.screenedAt === null && !Object.values(row.flags).some(Boolean);
  return isEmpty && emptyKeys !== 'schema' ? null : { ...row.flags };
};

/** The AML block alone. */
export const printAml = (row: Customer, switches: Switches): PrintedRecord =>
  withEmptyKeys(switches, {
    status: row.amlStatus,
    screened_at: printTime(row.screenedAt, switches),
    last_reviewed_at: printTime(row.lastReviewedAt, switches),
    flags: printFlags(row, switches),
  });

const printVisibleAml = (
  row: Customer,
  options: PrintOptions,
): PrintedRecord | null | undefined => {
  const { switches } = options;
  if (options.seesAml || switches.amlBlock === 'full') return printAml(row, switches);
  return switches.amlBlock === 'null' ? null : undefined;
};

/** The record of one customer under the switches in force. */
export const printRecord = (row: Customer, options: PrintOptions): PrintedRecord => {
  const { switches } = options;
  const record = withEmptyKeys(switches, {
    id: row.id,
    external_id: row.externalId,
    type: row.type,
    full_name: row.fullName,
    email: row.email,
    kyc_status: row.kycStatus,
    kyc_started_at: printTime(row.kycStartedAt, switches),
    kyc_completed_at: printTime(row.kycCompletedAt, switches),
    identity: printIdentity(row, switches),
    aml: printVisibleAml(row, options),
    added_via: row.addedVia,
    created_at: printTime(row.createdAt, switches),
    updated_at: printTime(row.updatedAt, switches),
  });
  Object.assign(record, row.unknownFields);
  for (const key of options.droppedKeys ?? []) delete record[key];
  return record;
};
