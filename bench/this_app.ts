import { globalAgent } from 'node:http';
import { type InstantCompliance, SANDBOX_API_KEY } from '../sandbox/instant_compliance.ts';
import type { Zap } from '../sandbox/zapier/zap.ts';
import { openZapier, StepFailure } from '../sandbox/zapier.ts';
import { customerRecord, type Poll, PollFailed, type Strategy } from './strategy.ts';

const TRIGGER = 'new_or_updated_customer';

const pollOf =
  (zap: Zap): Poll =>
  async (fire) => {
    try {
      const { events, held } = await zap.poll();
      // The user lets held runs through.
      for (const record of [...events, ...held]) fire(customerRecord.parse(record));
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      throw new PollFailed(error.message, error.retryAfterSeconds);
    }
  };

const open = async (vendor: InstantCompliance) => {
  const zapier = await openZapier({
    appPath: 'dist/index.js',
    authData: { apiKey: SANDBOX_API_KEY, organisation: 'Compared' },
    environment: { INSTANT_COMPLIANCE_API_URL: vendor.url },
  });
  return {
    switchOn: async () => pollOf((await zapier.switchOn(TRIGGER)).zap),
    close: async () => {
      await zapier.close();
      globalAgent.destroy();
    },
  };
};

const callsAPoll = (changesADay: number): number => {
  if (changesADay <= 300) return 1.4;
  return changesADay <= 3_000 ? 8 : 16;
};

/** The built app, run by the platform's own handler, with Zapier's memory. */
export const thisApp: Strategy = { name: 'this app', callsAPoll, open };
