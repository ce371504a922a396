import { allOf, reference, type SwitchOn } from './reference.ts';
import { idAtTime, ZapMemory } from './zap_memory.ts';

/** Every customer, each time. */
const switchOn: SwitchOn = (list, known) => {
  const memory = new ZapMemory(idAtTime);
  memory.unseen(known);
  return async (fire) => {
    for (const record of memory.unseen(await allOf(list.pages()))) fire(record);
  };
};

const callsAPoll = (changesADay: number): number => Math.max(20, changesADay / 100);

export const wholeList = reference('whole list', switchOn, callsAPoll);
