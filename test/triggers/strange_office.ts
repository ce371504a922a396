import { afterEach, beforeEach } from '@jest/globals';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';
import type { Zap } from '../../sandbox/zapier/zap.ts';
import type { Zapier } from '../../sandbox/zapier.ts';
import { zapierAt } from '../support.ts';
import { type Kept, StrangeVendor } from './strange_vendor.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const ANY = 'new_or_updated_customer';
export const NEW = 'new_customer';
export const KYC = 'kyc_status_changed';
export const AML = 'aml_status_changed';

/** A strange vendor and Zapier connected to it, in simulated time. */
export class StrangeOffice {
  readonly vendor = new StrangeVendor();
  readonly time: SimulatedTime = simulateTime(Date.parse('2026-07-20T11:00:30Z'));
  #zapier: Zapier | undefined;
  #zap: Zap | undefined;

  async open(): Promise<void> {
    this.#zapier = await zapierAt(await this.vendor.open());
  }

  async close(): Promise<void> {
    await this.#zapier?.close();
    await this.vendor.close();
    this.time.end();
  }

  get zapier(): Zapier {
    if (!this.#zapier) throw new Error('The office is not open.');
    return this.#zapier;
  }

  async switchOn(trigger: string, input = {}): Promise<void> {
    this.#zap = (await this.zapier.switchOn(trigger, input)).zap;
  }

  /** Lets minutes pass and polls: the ids of those who start the Zap, or are held. */
  async pollAfter(minutes: number): Promise<string[]> {
    this.time.advance(minutes * MINUTE_MS);
    if (!this.#zap) throw new Error('No Zap is on.');
    const { events, held } = await this.#zap.poll();
    return [...events, ...held].map(({ id }) => String(id));
  }

  /** Adds so many customers, verified long ago, evenly over minutes. */
  importOver(count: number, minutes: number): void {
    const known = this.vendor.customers.size;
    for (let n = 0; n < count; n += 1) {
      this.vendor.save(`import ${known + n}`, verified(100));
      this.time.advance((minutes * MINUTE_MS) / count);
    }
  }
}

export const ago = (hours: number): number => Date.now() - hours * HOUR_MS;

export const verified = (hoursAgo = 0): Partial<Kept> => ({
  kyc_status: 'VERIFIED',
  completed: ago(hoursAgo),
});

/** A new office in each test of a file. */
export const strangeOfficeInEachTest = (): { readonly office: StrangeOffice } => {
  let open: StrangeOffice | undefined;
  beforeEach(async () => {
    open = new StrangeOffice();
    await open.open();
  });
  afterEach(() => open?.close());
  return {
    get office() {
      if (!open) throw new Error('No test runs.');
      return open;
    },
  };
};
