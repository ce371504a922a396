/** What a session leads a customer through. */
export interface Workflow {
  id: string;
  name: string;
  entityTypes: readonly string[];
  createdAt: number;
}

/** The templates that the vendor names; their titles are invented. */
export const WORKFLOWS: readonly Workflow[] = [
  { id: 'basic-kyc', name: 'Basic KYC', entityTypes: ['individual'], createdAt: 1 },
  { id: 'company-kyc', name: 'Company KYC', entityTypes: ['company'], createdAt: 2 },
  { id: 'merchant-onboarding', name: 'Merchant onboarding', entityTypes: ['both'], createdAt: 3 },
  { id: 'pep-enhanced', name: 'PEP enhanced', entityTypes: ['individual'], createdAt: 4 },
  { id: 'custom', name: 'Custom', entityTypes: ['both'], createdAt: 5 },
];
