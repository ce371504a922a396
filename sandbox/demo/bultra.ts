import { BULTRA_CLIENT_ID, BULTRA_CLIENT_SECRET, type Bultra, startBultra } from '../bultra.ts';
import type { SimulatedTime } from '../simulated_time.ts';
import type { ApiCall } from '../zapier/api_call.ts';
import type { Zap } from '../zapier/zap.ts';
import { openZapier, type Zapier } from '../zapier.ts';
import type { Act, Stage } from './stage.ts';

const TREASURY = 'Larkspur Treasury';
const WATCHED = { statuses: ['FROZEN'] };
const CUSTOMER = 'cust_51600012';
const OWNER = { customerId: 'cust_51600085', individualId: 'ind_804417' };

const methodsOf = (apiCalls: ApiCall[]): string => apiCalls.map(({ method }) => method).join(' ');

/** What a treasury does with its customers at Bultra on one morning. */
class Morning {
  readonly #bultra: Bultra;
  readonly #zapier: Zapier;
  readonly #time: SimulatedTime;

  constructor(bultra: Bultra, zapier: Zapier, time: SimulatedTime) {
    this.#bultra = bultra;
    this.#zapier = zapier;
    this.#time = time;
  }

  async connect(): Promise<Act[]> {
    const { results: label, apiCalls } = await this.#zapier.connect();
    const mustHold = {
      'one call fetches a token, one proves it': methodsOf(apiCalls) === 'POST GET',
      'the connection carries the name of the treasury': label === TREASURY,
    };
    return [{ called: 'Connection test', apiCalls, cameBack: `connected as ${label}`, mustHold }];
  }

  async switchOn(): Promise<[Zap, Act[]]> {
    const on = await this.#zapier.switchOn('customer_status_changed', WATCHED);
    const cameBack = `${on.remembered} frozen customer remembered`;
    const mustHold = { 'who is frozen already is known': on.remembered === 1 };
    return [on.zap, [{ called: 'switch-on', apiCalls: on.apiCalls, cameBack, mustHold }]];
  }

  async freeze(zap: Zap): Promise<Act[]> {
    this.#bultra.backOffice.setStatus(CUSTOMER, 'FROZEN');
    return [await this.#check(zap, 1, 'GET'), await this.#check(zap, 0, 'GET')];
  }

  async freezeAgain(zap: Zap): Promise<Act[]> {
    this.#bultra.backOffice.setStatus(CUSTOMER, 'ACTIVE');
    this.#bultra.backOffice.setStatus(CUSTOMER, 'FROZEN');
    return [await this.#check(zap, 0, 'GET POST GET'), await this.#check(zap, 0, 'GET')];
  }

  async update(): Promise<Act[]> {
    const phone = '+14155550177';
    const change = { customerId: CUSTOMER, phone };
    const { results, apiCalls } = await this.#zapier.create('update_customer', change);
    const { phone: kept } = this.#bultra.backOffice.customer(CUSTOMER);
    const mustHold = {
      'an update is one call': methodsOf(apiCalls) === 'PATCH',
      'Bultra has the new number': kept === phone && results.phone === phone,
    };
    const cameBack = `${results.id}: ${results.phone}`;
    return [{ called: 'Update Customer', apiCalls, cameBack, mustHold }];
  }

  async findOwner(): Promise<Act[]> {
    const { results, apiCalls } = await this.#zapier.search('find_individual', OWNER);
    const [owner] = results;
    const cameBack = `${owner?.first_name} ${owner?.last_name}, ${owner?.ownership_percentage} %`;
    const mustHold = {
      'the owner is found by one call': results.length === 1 && methodsOf(apiCalls) === 'GET',
    };
    return [{ called: 'Find Individual', apiCalls, cameBack, mustHold }];
  }

  /** The next check of the Zap, two minutes later: who fires, and by which calls. */
  async #check(zap: Zap, fires: number, calls: string): Promise<Act> {
    this.#time.advance(120_000);
    const { events, apiCalls } = await zap.poll();
    const who = events.map(({ id, status }) => `${id}, ${status}`);
    const promise = fires === 0 ? 'nothing fires' : 'the customer fires, once';
    const cost = calls === 'GET' ? 'a check is one call' : 'an ended token costs two calls more';
    const isAwaited = events.length === fires && events.every(({ id }) => id === CUSTOMER);
    return {
      called: 'Customer Status Changed',
      apiCalls,
      cameBack: who.length === 0 ? 'nothing new, the Zap rests' : `fires for ${who.join('; ')}`,
      mustHold: { [promise]: isAwaited, [cost]: methodsOf(apiCalls) === calls },
    };
  }
}

const playMorning = async (stage: Stage, morning: Morning): Promise<void> => {
  await stage.step(0, 'The treasury connects Zapier to Bultra', () => morning.connect());
  let zap: Zap | undefined;
  await stage.step(5, 'A Zap is switched on that watches for Frozen', async () => {
    const [on, acts] = await morning.switchOn();
    zap = on;
    return acts;
  });
  const watching = zap;
  if (!watching) return; // the stage has said why
  await stage.step(3, 'Bultra freezes a customer', () => morning.freeze(watching));
  const again = 'The customer is active, then frozen again; the token has ended';
  await stage.step(20, again, () => morning.freezeAgain(watching));
  await stage.step(2, 'The CRM has a new phone number', () => morning.update());
  await stage.step(2, 'Somebody asks who owns a company', () => morning.findOwner());
};

/** Plays a morning of a treasury against a sandbox of its own. */
export const playBultra = async (stage: Stage, time: SimulatedTime): Promise<void> => {
  const bultra = await startBultra();
  const zapier = await openZapier({
    appPath: 'integrations/bultra/dist/index.js',
    authData: {
      clientId: BULTRA_CLIENT_ID,
      clientSecret: BULTRA_CLIENT_SECRET,
      organisation: TREASURY,
    },
    environment: { BULTRA_API_URL: bultra.url, BULTRA_TOKEN_URL: bultra.tokenUrl },
  });
  stage.title(
    'A morning in a treasury: Bultra for Zapier',
    `The built app, run by the platform's own handler.\nBultra is a sandbox at ${bultra.url}`,
  );
  await playMorning(stage, new Morning(bultra, zapier, time));
  await zapier.close();
  await bultra.close();
};
