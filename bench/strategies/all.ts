import { bareId } from './bare_id.ts';
import { firstPageOnly } from './first_page_only.ts';
import { storedWatermark } from './stored_watermark.ts';
import type { Strategy } from './strategy.ts';
import { thisApp } from './this_app.ts';
import { wholeList } from './whole_list.ts';

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
  const strategy = STRATEGIES.find((one) => one.name === name);
  if (!strategy) throw new Error(`There is no strategy "${name}".`);
  return strategy;
};
