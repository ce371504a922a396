import { hoursAgo, reference, type SwitchOn } from './reference.ts';
import { idAtTime, ZapMemory } from './zap_memory.ts';

/** One call for what changed in the last four hours; what does not fit on its page is not seen. */
const switchOn: SwitchOn = (list, known) => {
  const memory = new ZapMemory(idAtTime);
  memory.unseen(known);
  return async (fire) => {
    for (const record of memory.unseen(await list.firstPage(hoursAgo(4)))) fire(record);
  };
};

export const firstPageOnly = reference('first page only', switchOn, () => 1);
