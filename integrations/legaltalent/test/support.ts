import {
  LEGALTALENT_API_KEY,
  type LegalTalent,
  type Switches,
  startLegalTalent,
} from '../../../sandbox/legaltalent.ts';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { type OfficeWith, officeWith, privateTexts, watchedZapier } from '../../../test/support.ts';

export { failureOf } from '../../../test/support.ts';

/** What the form of an invented new customer holds. */
export const COMPANY = {
  name: 'Umbral Textiles S.A.',
  clientId: 'crm-5001',
  entityType: 'company',
  website: 'https://umbral.example',
  taxId: '215550990017',
  country: 'UY',
};

/** An office: its LegalTalent, and Zapier connected to it. */
export type Office = OfficeWith<LegalTalent>;

export interface OfficeOptions {
  switches?: Partial<Switches>;
  apiKey?: (vendor: LegalTalent) => string;
  seed?: boolean;
  rateLimits?: boolean;
}

/** Opens Zapier for this app, connected to an address. `secrets` must never be logged or shown. */
export const zapierAt = (
  url: string,
  apiKey: string = LEGALTALENT_API_KEY,
  secrets: () => string[] = () => [],
  organisation = 'Rio Verde Logistics',
): Promise<Zapier> => {
  const app = {
    appPath: 'integrations/legaltalent/dist/index.js',
    authData: { apiKey, organisation },
    environment: { LEGALTALENT_API_URL: url },
  };
  return watchedZapier(app, () => [apiKey.trim(), ...secrets()]);
};

/** Everything about the customers in a sandbox now, and what was ever sent of them. */
const secretsOf = ({ backOffice, journal }: LegalTalent): string[] => {
  const bodies = journal.entries.map(({ requestBody }) => requestBody);
  return [...backOffice.customers(), ...bodies].flatMap(privateTexts);
};

/** Opens an office with a sandbox of its own. Close it when the test ends. */
export const openOffice = async ({
  apiKey = () => LEGALTALENT_API_KEY,
  ...options
}: OfficeOptions = {}): Promise<Office> => {
  const vendor = await startLegalTalent(options);
  return officeWith(vendor, await zapierAt(vendor.url, apiKey(vendor), () => secretsOf(vendor)));
};

/** Adds this many invented customers to a sandbox, a second apart; answers their ids, oldest first. */
export const addMany = ({ backOffice, clock }: LegalTalent, count: number): string[] =>
  backOffice.importCustomers(
    Array.from({ length: count }, (_, n) => ({
      name: `Invented Trading ${n}`,
      clientId: `many-${n}`,
      createdAt: clock.now() - (count - n) * 1000,
    })),
  );
