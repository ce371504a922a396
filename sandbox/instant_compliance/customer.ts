import * as z from 'zod';
import { newRow } from '../server/new_row.ts';

/** What a screening may raise; a flag that is left out is not raised. */
export const amlFlags = z.strictObject({
  pep: z.boolean().default(false),
  sanctions: z.boolean().default(false),
  adverse_media: z.boolean().default(false),
  terrorism: z.boolean().default(false),
});

/** The four things that a screening may raise. */
export type AmlFlags = z.infer<typeof amlFlags>;

/** Nothing raised. */
export const NO_FLAGS: AmlFlags = amlFlags.parse({});

/** Pre-answers to the risk questions. */
export interface Risk {
  isNewCustomer?: boolean | undefined;
  isDesignatedService?: boolean | undefined;
  handlesCashOrCrypto?: boolean | undefined;
}

/** One customer as stored: never changed in place. Times in milliseconds, UTC. */
export interface Customer {
  readonly id: string;
  readonly externalId: string | null;
  /** Statuses and types are strings: a test may set one that nobody has heard of. */
  readonly type: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly risk: Risk;
  readonly kycStatus: string;
  readonly kycStartedAt: number | null;
  readonly kycCompletedAt: number | null;
  readonly identity: { legalName: string; country: string } | null;
  readonly amlStatus: string;
  readonly screenedAt: number | null;
  readonly lastReviewedAt: number | null;
  readonly flags: AmlFlags;
  readonly addedVia: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The customer before its last change, for lists that lag behind. */
  readonly before?: Customer;
  /** Keys that the vendor may add one day, printed at the end of the record. */
  readonly unknownFields: Readonly<Record<string, unknown>>;
}

/** What a new customer may start with; only the name is needed. */
export type NewCustomer = Partial<Customer> & Pick<Customer, 'fullName'>;

const BLANK = {
  externalId: null,
  type: 'INDIVIDUAL',
  email: null,
  phone: null,
  risk: {},
  kycStatus: 'NOT_STARTED',
  kycStartedAt: null,
  kycCompletedAt: null,
  identity: null,
  amlStatus: 'NOT_SCREENED',
  screenedAt: null,
  lastReviewedAt: null,
  flags: NO_FLAGS,
  addedVia: 'ADMIN_MANUAL',
  unknownFields: {},
};

/** A whole customer out of what is given, created at `now` (ms) unless it says otherwise. */
export const newCustomer = (given: NewCustomer, now: number): Customer =>
  newRow({ ...BLANK, ...given }, now);

/** The form in which e-mail addresses are compared. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
