import { SANDBOX_API_KEY } from '../sandbox/instant_compliance.ts';
import { openZapier } from '../sandbox/zapier.ts';

// Run as a process of its own: its peak of memory is then that of this one poll.
const KB_PER_MB = 2 ** 10;

/** The most memory that this process has taken so far. */
const peakMb = (): number => process.resourceUsage().maxRSS / KB_PER_MB;

const zapier = await openZapier({
  appPath: 'dist/index.js',
  authData: { apiKey: SANDBOX_API_KEY, organisation: 'Measured' },
  environment: { INSTANT_COMPLIANCE_API_URL: process.argv[2] ?? '' },
});
await zapier.connect();
const idleMb = peakMb();
const { remembered } = await zapier.switchOn('new_or_updated_customer');
console.log(JSON.stringify({ records: remembered, idleMb, peakMb: peakMb() }));
await zapier.close();
process.exit(0);
