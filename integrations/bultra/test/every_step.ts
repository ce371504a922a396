import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { type SimulatedTime, simulateTime } from '../../../sandbox/simulated_time.ts';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { openTreasury, type Treasury } from './support.ts';

const WHO = { customerId: 'cust_51600085', individualId: 'ind_804417' };

/** What the updates of every step write. */
export const PHONE = '+14155550177';

const STEPS: Record<string, (zapier: Zapier) => Promise<unknown>> = {
  'connection test': (zapier) => zapier.connect(),
  new_customer: (zapier) => zapier.switchOn('new_customer'),
  customer_status_changed: (zapier) =>
    zapier.switchOn('customer_status_changed', { statuses: ['FROZEN'] }),
  customer_list: (zapier) => zapier.dropdown('customer_list', 0),
  'find_customer by e-mail': (zapier) =>
    zapier.search('find_customer', { email: 'ines.valdemar@example.org' }),
  individual_list: (zapier) => zapier.dropdown('individual_list', 0, WHO),
  find_customer: (zapier) => zapier.search('find_customer', { customerId: WHO.customerId }),
  find_individual: (zapier) => zapier.search('find_individual', WHO),
  update_customer: (zapier) => zapier.create('update_customer', { ...WHO, phone: PHONE }),
  update_individual: (zapier) => zapier.create('update_individual', { ...WHO, phone: PHONE }),
};

export const ALL = Object.keys(STEPS);
export const POLLS = ALL.slice(1, 3);
export const LISTS = ALL.slice(1, 5);
export const SEARCHES = ALL.slice(5, 8);
export const WRITES = ALL.slice(8);
export const except = (...steps: string[]) => ALL.filter((step) => !steps.includes(step));

/** One treasury for all tests of a file, in good order and with a token when a test begins. */
export class TreasuryInTrouble {
  #treasury: Treasury | undefined;
  #time: SimulatedTime | undefined;

  constructor() {
    beforeAll(async () => {
      this.#treasury = await openTreasury({ rateLimits: false });
      await this.zapier.connect();
    });
    beforeEach(() => {
      this.bultra.journal.clear();
      this.#time = simulateTime(Date.now()); // time-outs and pauses pass twenty times faster
    });
    afterEach(() => this.#putInOrder());
    afterAll(() => this.#treasury?.close());
  }

  get bultra(): Treasury['bultra'] {
    return this.#open.bultra;
  }

  get zapier(): Zapier {
    return this.#open.zapier;
  }

  run(step: string): Promise<unknown> {
    return Promise.resolve(STEPS[step]?.(this.zapier));
  }

  plan(fault: Fault, times = 99): void {
    this.bultra.faults.next(fault, times);
  }

  /** A fault of the token host alone; the token that is there ends. */
  planForToken(fault: Fault, times = 1): void {
    this.bultra.tokens.endAll();
    this.bultra.faults.when(({ path }) => path === '/oauth2/token', fault, times);
  }

  get #open(): Treasury {
    if (this.#treasury) return this.#treasury;
    throw new Error('The treasury opens before the first test.');
  }

  async #putInOrder(): Promise<void> {
    this.#time?.end();
    this.bultra.faults.clear();
    Object.assign(this.bultra.switches, { errorShape: 'documented', idempotency: 'honoured' });
    const { entries } = this.bultra.journal;
    if (entries.some(({ path }) => path === '/oauth2/token')) await this.zapier.connect();
  }
}
