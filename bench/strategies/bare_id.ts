import { allOf, hoursAgo, reference, type SwitchOn } from './reference.ts';
import { ZapMemory } from './zap_memory.ts';

/** All that changed in the last four hours, but a customer is an event only once. */
const switchOn: SwitchOn = (list, known) => {
  const memory = new ZapMemory(({ id }) => id);
  const yesterday = Date.parse(hoursAgo(25));
  memory.unseen(known.filter(({ updated_at }) => Date.parse(updated_at) >= yesterday));
  return async (fire) => {
    for (const record of memory.unseen(await allOf(list.pages(hoursAgo(4))))) fire(record);
  };
};

const callsAPoll = (changesADay: number): number => 1 + changesADay / 600;

export const bareId = reference('dedupe on bare id', switchOn, callsAPoll);
