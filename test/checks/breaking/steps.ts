import { goodApp } from '../good_definition.ts';
import { type BreakingChange, findOrder, newOrder, orderPaid, shipOrder } from './places.ts';

const staticHook = { ...goodApp.triggers.order_paid, operation: { type: 'hook', performList: '' } };

/** Steps as a whole. */
export const stepChanges: BreakingChange[] = [
  ['D006', 'no list', { [`${orderPaid}.operation.performList`]: undefined }, orderPaid],
  ['D009', 'no field', { [`${findOrder}.operation.inputFields`]: [] }, findOrder],
  [
    'D016',
    'nothing else',
    { triggers: { order_paid: staticHook }, creates: {}, searches: {}, searchOrCreates: {} },
    orderPaid,
  ],
  ['D017', 'no way out', { [`${orderPaid}.operation.performUnsubscribe`]: undefined }, orderPaid],
  ['D017', 'a static hook', { [orderPaid]: staticHook }, orderPaid],
  [
    'D021',
    'other words',
    { [`${newOrder}.display.description`]: 'Fires when an order is placed.' },
    newOrder,
  ],
  [
    'D021',
    'no full stop',
    { [`${newOrder}.display.description`]: 'Triggers when an order is placed' },
    newOrder,
  ],
  [
    'D022',
    'a function alone',
    { [`${shipOrder}.operation.inputFields`]: ['$func$2$f$'] },
    shipOrder,
  ],
  ['D028', 'no flag', { flags: {} }, 'flags'],
  [
    'D028',
    'no flag, and one step alone without it',
    { flags: {}, [`${shipOrder}.operation.cleanInputData`]: false },
    'flags',
  ],
  ['D028', 'one step', { [`${shipOrder}.operation.cleanInputData`]: true }, shipOrder],
];
