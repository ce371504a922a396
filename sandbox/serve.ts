import { startBackOffice } from './instant_compliance/back_office_http.ts';
import { welcome } from './instant_compliance/welcome.ts';
import { SANDBOX_API_KEY, startInstantCompliance } from './instant_compliance.ts';
import { PortTaken } from './server/listen.ts';

const PORT = 4010;
const BACK_OFFICE_PORT = 4011;

try {
  const vendor = await startInstantCompliance({ port: PORT });
  const backOffice = await startBackOffice(vendor, BACK_OFFICE_PORT);
  console.log(welcome({ api: vendor.url, backOffice: backOffice.url, apiKey: SANDBOX_API_KEY }));
} catch (error) {
  if (!(error instanceof PortTaken)) throw error;
  console.error(error.message);
  process.exit(1);
}
