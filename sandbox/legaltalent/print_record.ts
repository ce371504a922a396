import type { Customer } from './customer.ts';
import type { KycSession, Member, Organization, RiskProfile } from './dossier.ts';
import type { Switches } from './switches.ts';
import type { Subject, Watchlist } from './watchlist.ts';

/** A record as the API answers it. */
export type PrintedRecord = Record<string, unknown>;

/** An instant in milliseconds as Unix seconds. */
export const unixSeconds = (at: number): number => Math.floor(at / 1000);

const printTime = (at: number | null, { times }: Switches): string | number | null => {
  if (at === null) return null;
  if (times === 'seconds') return unixSeconds(at);
  return times === 'millis' ? at : new Date(at).toISOString().replace(/\.\d+/, '');
};

const printTimes = (instants: Record<string, number | null>, switches: Switches): PrintedRecord => {
  if (switches.times === 'absent') return {};
  const entries = Object.entries(instants);
  return Object.fromEntries(entries.map(([key, at]) => [key, printTime(at, switches)]));
};

/** A customer's id under the key in force. */
export const printId = (row: Customer, { idKey }: Switches): PrintedRecord => ({ [idKey]: row.id });

/** The record of one customer of a tenant. */
export const printCustomer = (
  row: Customer,
  tenantId: string,
  switches: Switches,
): PrintedRecord => ({
  ...printId(row, switches),
  tenant_id: tenantId,
  client_id: row.clientId,
  name: row.name,
  entity_type: row.entityType,
  website: row.website,
  tax_id: row.taxId,
  country: row.country,
  status: row.status,
  ...printTimes({ created_at: row.createdAt, updated_at: row.updatedAt }, switches),
});

/** A KYC session of a customer. */
export const printSession = (
  row: KycSession,
  clientId: string | null,
  switches: Switches,
): PrintedRecord => ({
  session_id: row.id,
  customer_id: row.customerId,
  client_id: clientId,
  status: row.status,
  final_decision: row.finalDecision,
  workflow_id: row.workflowId,
  workflow_name: row.workflowName,
  ...printTimes({ created_at: row.createdAt, completed_at: row.completedAt }, switches),
});

const printMember = ({ name, role, ownershipPercentage }: Member): PrintedRecord => ({
  name,
  role,
  ownership_percentage: ownershipPercentage,
});

/** The four lists of a customer's organization. */
export const printOrganization = (
  customerId: string,
  organization: Organization,
): PrintedRecord => ({
  customer_id: customerId,
  ubos: organization.ubos.map(printMember),
  shareholders: organization.shareholders.map(printMember),
  directors: organization.directors.map(printMember),
  representatives: organization.representatives.map(printMember),
});

/** The risk profile of a customer. */
export const printRiskProfile = (
  customerId: string,
  { level, score, factors, calculatedAt }: RiskProfile,
  switches: Switches,
): PrintedRecord => ({
  customer_id: customerId,
  risk_level: level,
  risk_score: score,
  factors,
  ...printTimes({ calculated_at: calculatedAt }, switches),
});

/** What taking a seat came to; its expiry is in Unix seconds whatever the switch `times` says. */
export const printSubject = ({ id, expiresAt, watchlistId }: Subject): PrintedRecord => ({
  subject_id: id,
  expires_at: unixSeconds(expiresAt),
  watchlist_id: watchlistId,
});

/** A watchlist in the list of them. */
export const printWatchlist = ({ id, name }: Watchlist): PrintedRecord => ({
  watchlist_id: id,
  name,
  status: 'active',
  tags: [],
  last_checked_at: null,
  next_check_due: null,
  check_frequency: 'daily',
});

/** The same seat with its watchlist around it, and everybody who is on that. */
export const printNestedSubject = (subject: Subject, watchlist: Watchlist): PrintedRecord => {
  const { subject_id, expires_at } = printSubject(subject);
  const subjects = watchlist.subjects.map(({ id, customerId }) => ({
    subject_id: id,
    full_name: `Somebody ${customerId}`,
    identifiers: [customerId],
  }));
  const around = { watchlist_id: watchlist.id, name: watchlist.name, subjects };
  return { subject_id, expires_at, duration_days: 365, watchlist: around };
};
