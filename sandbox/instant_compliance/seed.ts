import type { BackOffice } from './back_office.ts';
import type { NewCustomer } from './customer.ts';
import { SECOND_ORGANISATION } from './keys.ts';
import { confirmedIdentity } from './lifecycle.ts';
import { NEIGHBOURS, PEOPLE, type SeedPerson } from './seed_people.ts';

const DAY_MS = 24 * 3_600_000;

/** Fills a sandbox with invented people, added over the past months before `now` (ms). */
export function seed(backOffice: BackOffice, now: number): void {
  backOffice.importCustomers(PEOPLE.map((person) => seeded(person, now)));
  const neighbours = NEIGHBOURS.map((person) => seeded(person, now));
  backOffice.of(SECOND_ORGANISATION).importCustomers(neighbours);
}

function seeded({ days, ...given }: SeedPerson, now: number): NewCustomer {
  const createdAt = now - days * DAY_MS;
  const started = given.kycStatus !== undefined && given.kycStatus !== 'NOT_REQUIRED';
  const completed = given.kycStatus === 'VERIFIED' || given.kycStatus === 'FAILED';
  const screened = given.amlStatus !== undefined && given.amlStatus !== 'IN_PROGRESS';
  return {
    ...given,
    addedVia: given.addedVia ?? 'INTEGRATION',
    createdAt,
    kycStartedAt: started ? createdAt + 3_600_000 : null,
    kycCompletedAt: completed ? createdAt + 4_200_000 : null,
    screenedAt: screened ? createdAt + 4_260_000 : null,
    lastReviewedAt: given.amlStatus === 'RESOLVED' ? createdAt + DAY_MS / 2 : null,
    updatedAt: createdAt + (given.kycStatus === undefined ? 0 : DAY_MS / 2),
    identity: given.kycStatus === 'VERIFIED' ? confirmedIdentity(given.fullName) : null,
  };
}
