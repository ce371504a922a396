import { type AppDefinition, readDefinition } from '../../sandbox/zapier/app_definition.ts';

const sample = {
  id: 'o-1',
  placed_at: '2026-07-14T01:05:00Z',
  due_on: '2026-08-01',
  buyer: { age: 41, note: null },
  lines: [{ amount: 1.5, packed_at: '2026-07-14T01:05:00-0500' }],
  tags: ['fragile'],
};

const outputFields = [
  { key: 'id', label: 'Order ID', type: 'string', required: true },
  { key: 'placed_at', label: 'Placed At', type: 'datetime' },
  { key: 'due_on', label: 'Due On', type: 'datetime' },
  { key: 'buyer__age', label: 'Age of the Buyer', type: 'integer' },
  { key: 'buyer__note', label: 'Note', type: 'string' },
  { key: 'lines', label: 'Lines', children: [{ key: 'amount', label: 'Amount', type: 'number' }] },
  { key: 'lines[]packed_at', label: 'Packed At', type: 'datetime' },
  { key: 'tags', label: 'Tags', type: 'string', list: true },
];

const FUNCTION = '$func$2$f$';

const operation = { perform: FUNCTION, inputFields: [], outputFields, sample };

const orderField = {
  key: 'orderId',
  label: 'Order ID',
  type: 'string',
  dynamic: 'order_list.id.name',
  search: 'find_order.id',
};

const connection = {
  type: 'custom',
  fields: [
    {
      key: 'apiKey',
      label: 'API Key',
      type: 'password',
      helpText: 'Copy it from [the settings](https://vendor.example/settings).',
    },
    {
      key: 'office',
      label: 'Office',
      type: 'string',
      isNoSecret: true,
      helpText: 'The name that you see in [the settings](https://vendor.example/settings).',
    },
  ],
  test: FUNCTION,
  connectionLabel: '{{office}}',
};

const triggers = {
  new_order: {
    noun: 'Order',
    display: { label: 'New Order', description: 'Triggers when an order is placed.' },
    operation: { ...operation, type: 'polling' },
  },
  order_paid: {
    noun: 'Order',
    display: { label: 'Order Paid', description: 'Triggers when an order is paid.' },
    operation: {
      ...operation,
      type: 'hook',
      performList: FUNCTION,
      performSubscribe: FUNCTION,
      performUnsubscribe: FUNCTION,
    },
  },
  order_list: { noun: 'Order', display: { hidden: true }, operation: { perform: FUNCTION } },
};

const note = { key: 'note', label: 'Note', type: 'string', helpText: 'Printed on the parcel.' };

/** A small app as the platform writes it, in which no check finds anything. */
export const goodApp = {
  flags: { cleanInputData: false },
  authentication: connection,
  triggers,
  creates: {
    ship_order: {
      noun: 'Order',
      display: { label: 'Ship Order', description: 'Ships an order.' },
      operation: { ...operation, inputFields: [orderField, note, FUNCTION] },
    },
  },
  searches: {
    find_order: {
      noun: 'Order',
      display: { label: 'Find Order', description: 'Finds an order by its number.' },
      operation: { ...operation, inputFields: [{ key: 'number', label: 'Number' }] },
    },
  },
  searchOrCreates: {
    find_order: {
      display: { label: 'Find or Ship Order', description: 'Finds an order, or ships one.' },
      search: 'find_order',
      create: 'ship_order',
    },
  },
};

/** Values by the place where they go, such as `creates.ship_order.display.label`. */
export type Changes = Record<string, unknown>;

const withValue = (whole: unknown, [name, ...rest]: string[], value: unknown): unknown => {
  if (name === undefined) return value;
  const copy = Array.isArray(whole) ? [...whole] : { ...Object(whole) };
  Reflect.set(copy, name, withValue(Reflect.get(copy, name), rest, value));
  return copy;
};

/** The good app with some places changed. */
export const changed = (changes: Changes): AppDefinition => {
  let app: unknown = goodApp;
  for (const [place, value] of Object.entries(changes)) {
    app = withValue(app, place.split('.'), value);
  }
  return readDefinition(app);
};
