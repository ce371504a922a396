import { SANDBOX_API_KEY } from '../sandbox/instant_compliance.ts';
import { type CustomerList, plainList } from './plain_list.ts';
import { type CustomerRecord, customerRecord, type Poll, type Strategy } from './strategy.ts';
import { thisApp } from './this_app.ts';

/** A strategy as a function: what a Zap that is switched on polls, and knows from the beginning. */
type SwitchOn = (list: CustomerList, known: readonly CustomerRecord[]) => Poll;

/** A strategy to compare with. What its Zaps know at first is given to them, and costs no call. */
const strategy = (
  name: string,
  switchOn: SwitchOn,
  callsAPoll: Strategy['callsAPoll'],
): Strategy => ({
  name,
  callsAPoll,
  open: async (vendor) => {
    const known = vendor.backOffice.customers().map((printed) => customerRecord.parse(printed));
    return {
      switchOn: async () => switchOn(plainList(vendor.url, SANDBOX_API_KEY), known),
      close: async () => {},
    };
  },
});

const HOUR_MS = 3_600_000;

/** The ISO time `hours` hours ago. */
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

/** All records of a walk, once it has come to its end. */
const allOf = async (pages: AsyncGenerator<CustomerRecord[]>): Promise<CustomerRecord[]> => {
  const records: CustomerRecord[] = [];
  for await (const page of pages) records.push(...page);
  return records;
};

/** Zapier's memory of a Zap: picks the records whose key it has never seen, and remembers them. */
const unseenBy = (keyOf: (record: CustomerRecord) => string) => {
  const seen = new Set<string>();
  return (records: readonly CustomerRecord[]): CustomerRecord[] =>
    records.filter((record) => {
      const isNew = !seen.has(keyOf(record));
      seen.add(keyOf(record));
      return isNew;
    });
};

/** The dedupe key that tells one state of a customer from the next. */
const idAtTime = ({ id, updated_at }: CustomerRecord): string => `${id} ${updated_at}`;

const later = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

// The loop of the vendor's guide: ask for what changed since the greatest `updated_at` seen.
const fromWatermark: SwitchOn = (list, known) => {
  let watermark = known.map(({ updated_at }) => updated_at).reduce(later);
  return async (fire) => {
    let greatest = watermark;
    for await (const page of list.pages(watermark)) {
      for (const record of page) {
        fire(record);
        greatest = later(greatest, record.updated_at);
      }
    }
    watermark = greatest;
  };
};

// One call for what changed in the last four hours; what does not fit on its page is not seen.
const fromFirstPage: SwitchOn = (list, known) => {
  const unseen = unseenBy(idAtTime);
  unseen(known);
  return async (fire) => {
    for (const record of unseen(await list.firstPage(hoursAgo(4)))) fire(record);
  };
};

// All that changed in the last four hours, but a customer is an event only once.
const oncePerCustomer: SwitchOn = (list, known) => {
  const unseen = unseenBy(({ id }) => id);
  const yesterday = Date.parse(hoursAgo(25));
  unseen(known.filter(({ updated_at }) => Date.parse(updated_at) >= yesterday));
  return async (fire) => {
    for (const record of unseen(await allOf(list.pages(hoursAgo(4))))) fire(record);
  };
};

// Every customer, each time.
const fromWholeList: SwitchOn = (list, known) => {
  const unseen = unseenBy(idAtTime);
  unseen(known);
  return async (fire) => {
    for (const record of unseen(await allOf(list.pages()))) fire(record);
  };
};

export const storedWatermark = strategy('stored watermark', fromWatermark, () => 1);
export const firstPageOnly = strategy('first page only', fromFirstPage, () => 1);
export const bareId = strategy(
  'dedupe on bare id',
  oncePerCustomer,
  (changesADay) => 1 + changesADay / 600,
);
export const wholeList = strategy('whole list', fromWholeList, (changesADay) =>
  Math.max(20, changesADay / 100),
);

/** What is compared, in the order of the tables. */
export const STRATEGIES: readonly Strategy[] = [
  thisApp,
  storedWatermark,
  firstPageOnly,
  bareId,
  wholeList,
];

/** The strategy of a name. Throws for an unknown one. */
export const strategyNamed = (name: string): Strategy => {
  const found = STRATEGIES.find((one) => one.name === name);
  if (!found) throw new Error(`There is no strategy "${name}".`);
  return found;
};
