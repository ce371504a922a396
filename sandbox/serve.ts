import * as bultraPage from './bultra/welcome.ts';
import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, startBultra } from './bultra.ts';
import { startBackOffice } from './instant_compliance/back_office_http.ts';
import * as instantCompliancePage from './instant_compliance/welcome.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from './instant_compliance.ts';
import * as legaltalentPage from './legaltalent/welcome.ts';
import { LEGALTALENT_API_KEY, startLegalTalent } from './legaltalent.ts';
import { PortTaken } from './server/listen.ts';

const serveInstantCompliance = async (): Promise<string> => {
  const vendor = await startInstantCompliance({ port: 4010 });
  const backOffice = await startBackOffice(vendor, 4011);
  const addresses = { api: vendor.url, backOffice: backOffice.url, apiKey: SANDBOX_API_KEY };
  return instantCompliancePage.welcome(addresses);
};

const serveLegalTalent = async (): Promise<string> => {
  const { url, backOffice } = await startLegalTalent({ port: 4020 });
  const customerId = String(backOffice.customer('crm-20417').customer_id);
  const watchlistId = backOffice.addWatchlist(100, 'watchlist-1').id;
  return legaltalentPage.welcome({ url, apiKey: LEGALTALENT_API_KEY, customerId, watchlistId });
};

const serveBultra = async (): Promise<string> => {
  const { url, tokenUrl } = await startBultra({ port: 4030 });
  const client = { clientId: BULTRA_CLIENT_ID, clientSecret: BULTRA_CLIENT_SECRET };
  return bultraPage.welcome({ url, tokenUrl, ...client });
};

const SANDBOXES = new Map([
  ['instant-compliance', serveInstantCompliance],
  ['legaltalent', serveLegalTalent],
  ['bultra', serveBultra],
]);

const name = process.argv[2] ?? 'instant-compliance';
const serve = SANDBOXES.get(name);
if (serve === undefined) {
  console.error(`There is no sandbox ${name}. Choose one of: ${[...SANDBOXES.keys()].join(', ')}.`);
  process.exit(1);
}
try {
  console.log(await serve());
} catch (error) {
  if (!(error instanceof PortTaken)) throw error;
  console.error(error.message);
  process.exit(1);
}
