import type { BackOffice } from './back_office.ts';
import { type NewCustomer, NO_FLAGS } from './customer.ts';
import { SECOND_ORGANISATION } from './keys.ts';
import { confirmedIdentity } from './lifecycle.ts';

const DAY_MS = 24 * 3_600_000;

/** An invented person and how many days ago they were added. */
interface SeedPerson extends NewCustomer {
  days: number;
}

/** The people of the first organisation. Nobody here exists. */
const PEOPLE: readonly SeedPerson[] = [
  {
    days: 168.3,
    fullName: 'Priya Raman',
    email: 'priya.raman@example.org',
    externalId: 'hubspot:90412277',
    kycStatus: 'VERIFIED',
    amlStatus: 'NEEDS_REVIEW',
    flags: { ...NO_FLAGS, pep: true },
  },
  {
    days: 151.8,
    fullName: 'Callum Fraser',
    email: 'callum.fraser@example.com',
    externalId: 'salesforce:0035g00000XyZab',
    type: 'SOLE_TRADER',
    kycStatus: 'VERIFIED',
    amlStatus: 'CLEAR',
  },
  {
    days: 130.1,
    fullName: 'Nguyễn Thị Lan',
    email: 'lan.nguyen@example.org',
    externalId: 'internal:customer/42',
    kycStatus: 'VERIFIED',
    amlStatus: 'RESOLVED',
    flags: { ...NO_FLAGS, adverse_media: true },
  },
  {
    days: 118.6,
    fullName: 'Zeynep Kaya',
    email: null,
    addedVia: 'AI_EXTRACTED',
    kycStatus: 'NOT_REQUIRED',
  },
  {
    days: 96.4,
    fullName: 'Mateo Quiroga Ibáñez',
    email: 'mateo.quiroga@example.com',
    externalId: 'hubspot:90455120',
    kycStatus: 'FAILED',
  },
  {
    days: 88.2,
    fullName: "Siobhán O'Dálaigh",
    email: 'siobhan.odalaigh@example.org',
    addedVia: 'ADMIN_MANUAL',
    kycStatus: 'VERIFIED',
    amlStatus: 'CLEAR',
  },
  {
    days: 61.7,
    fullName: 'Oluwaseun Adeyemi',
    email: 'seun.adeyemi@example.com',
    externalId: 'salesforce:0035g00000XyZcd',
    kycStatus: 'AWAITING_RESUBMISSION',
  },
  {
    days: 47.5,
    fullName: '林美玲',
    email: 'meiling.lin@example.org',
    externalId: 'internal:customer/57',
    type: 'SOLE_TRADER',
    kycStatus: 'VERIFIED',
    amlStatus: 'IN_PROGRESS',
  },
  {
    days: 33.9,
    fullName: 'Tāne Parata',
    email: 'tane.parata@example.com',
    addedVia: 'CONTACT_PORTAL',
    kycStatus: 'IN_PROGRESS',
  },
  {
    days: 19.2,
    fullName: 'Amira Haddad',
    email: 'amira.haddad@example.org',
    externalId: 'hubspot:90498033',
    kycStatus: 'PENDING',
  },
  {
    days: 8.4,
    fullName: 'Jakob Lindqvist',
    email: 'jakob.lindqvist@example.com',
    addedVia: 'BULK_IMPORT',
  },
  {
    days: 2.6,
    fullName: 'Leilani Kealoha',
    email: 'leilani.kealoha@example.org',
    externalId: 'hubspot:90501846',
  },
];

/** The people of the second organisation. */
const NEIGHBOURS: readonly SeedPerson[] = [
  {
    days: 74.4,
    fullName: 'Rosalind Achterberg',
    email: 'rosalind.achterberg@example.com',
    externalId: 'hubspot:77001',
    kycStatus: 'VERIFIED',
    amlStatus: 'CLEAR',
  },
  { days: 12.1, fullName: 'Ibrahim Touré', email: 'ibrahim.toure@example.org' },
];

const seeded = ({ days, ...given }: SeedPerson, now: number): NewCustomer => {
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
};

/** Fills a sandbox with invented people, added over the past months before `now` (ms). */
export const seed = (backOffice: BackOffice, now: number): void => {
  backOffice.importCustomers(PEOPLE.map((person) => seeded(person, now)));
  const neighbours = NEIGHBOURS.map((person) => seeded(person, now));
  backOffice.of(SECOND_ORGANISATION).importCustomers(neighbours);
};
