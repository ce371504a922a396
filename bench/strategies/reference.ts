import { SANDBOX_API_KEY } from '../../sandbox/instant_compliance.ts';
import { type CustomerList, customerList } from './customer_list.ts';
import { type CustomerRecord, customerRecord, type Poll, type Strategy } from './strategy.ts';

/** A strategy as a function: what a Zap that is switched on polls, and knows from the beginning. */
export type SwitchOn = (list: CustomerList, known: readonly CustomerRecord[]) => Poll;

/** A strategy to compare with. What its Zaps know at first is given to them, and costs no call. */
export const reference = (
  name: string,
  switchOn: SwitchOn,
  callsAPoll: Strategy['callsAPoll'],
): Strategy => ({
  name,
  callsAPoll,
  open: async (vendor) => {
    const known = vendor.backOffice.customers().map((printed) => customerRecord.parse(printed));
    return {
      switchOn: async () => switchOn(customerList(vendor.url, SANDBOX_API_KEY), known),
      close: async () => {},
    };
  },
});

const HOUR_MS = 3_600_000;

/** The ISO time so many hours ago. */
export const hoursAgo = (hours: number): string =>
  new Date(Date.now() - hours * HOUR_MS).toISOString();

/** All records of a walk, once it has come to its end. */
export const allOf = async (pages: AsyncGenerator<CustomerRecord[]>): Promise<CustomerRecord[]> => {
  const records: CustomerRecord[] = [];
  for await (const page of pages) records.push(...page);
  return records;
};
