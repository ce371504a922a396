import { type Changes, goodApp } from './good_definition.ts';

/** A check, what breaks it, the change, and the place of the one thing that it then finds. */
type BreakingChange = [code: string, title: string, changes: Changes, where: string];

const apiKey = 'authentication.fields.0';
const label = 'authentication.connectionLabel';
const apiKeyAt = 'authentication.fields.apiKey';
const newOrder = 'triggers.new_order';
const orderPaid = 'triggers.order_paid';
const shipOrder = 'creates.ship_order';
const findOrder = 'searches.find_order';
const orderId = `${shipOrder}.operation.inputFields.0`;
const note = `${shipOrder}.operation.inputFields.1`;
const orderIdAt = `${shipOrder}.inputFields.orderId`;
const noteAt = `${shipOrder}.inputFields.note`;
const newSample = `${newOrder}.operation.sample`;
const pair = 'searchOrCreates.find_order';
const staticHook = { ...goodApp.triggers.order_paid, operation: { type: 'hook', performList: '' } };

export const breakingChanges: BreakingChange[] = [
  ['D001', 'a key', { [`${note}.key`]: 'api_key' }, `${shipOrder}.inputFields.api_key`],
  ['D001', 'a token', { [`${note}.key`]: 'userToken' }, `${shipOrder}.inputFields.userToken`],
  ['D001', 'a label', { [`${note}.label`]: 'Password' }, noteAt],
  ['D001', 'a type', { [`${note}.type`]: 'password' }, noteAt],
  ['D002', 'no link', { [`${apiKey}.helpText`]: 'In the settings.' }, apiKeyAt],
  ['D002', 'no help text', { [`${apiKey}.helpText`]: undefined }, apiKeyAt],
  ['D003', 'no label', { [label]: undefined }, label],
  ['D003', 'one label for all', { [label]: 'Vendor' }, label],
  ['D003', 'a secret', { [label]: '{{bundle.authData.token}}' }, label],
  ['D003', 'a secret field', { [`${apiKey}.key`]: 'pat', [label]: '{{pat}}' }, label],
  ['D004', 'a text', { [`${orderId}.dynamic`]: undefined }, orderIdAt],
  [
    'D004',
    'a label of an ID',
    { [note]: { key: 'order', label: 'Order ID' } },
    `${shipOrder}.inputFields.order`,
  ],
  [
    'D004',
    'a search',
    { [`${findOrder}.operation.inputFields.0.key`]: 'order_id' },
    `${findOrder}.inputFields.order_id`,
  ],
  ['D005', 'no such trigger', { [`${orderId}.dynamic`]: 'orders.id.name' }, orderIdAt],
  ['D006', 'no list', { [`${orderPaid}.operation.performList`]: undefined }, orderPaid],
  [
    'D007',
    'http',
    { [`${shipOrder}.operation.perform`]: { url: 'http://vendor.example' } },
    `${shipOrder}.perform.url`,
  ],
  [
    'D008',
    'an open bracket',
    { [`${apiKey}.helpText`]: 'See [the settings(https://vendor.example).' },
    apiKeyAt,
  ],
  [
    'D008',
    'a bare address',
    { [`${shipOrder}.display.description`]: 'Ships. See https://vendor.example' },
    shipOrder,
  ],
  ['D008', 'a link to nothing', { [`${note}.helpText`]: 'See [the help](help).' }, noteAt],
  ['D009', 'no field', { [`${findOrder}.operation.inputFields`]: [] }, findOrder],
  ['D010', 'no id', { [`${newSample}.id`]: undefined }, `${newOrder}.sample.id`],
  [
    'D010',
    'no primary field',
    { [`${newOrder}.operation.outputFields.8`]: { key: 'number', primary: true } },
    `${newOrder}.sample.number`,
  ],
  ['D011', 'the label', { [`${note}.helpText`]: 'The note.' }, noteAt],
  ['D012', 'no sample', { [`${findOrder}.operation.sample`]: undefined }, findOrder],
  ['D012', 'an empty sample', { [`${orderPaid}.operation.sample`]: {} }, orderPaid],
  ['D013', 'no such search', { [`${orderId}.search`]: 'orders.id' }, orderIdAt],
  ['D014', 'a list', { [`${orderId}.list`]: true }, orderIdAt],
  ['D014', 'a dictionary', { [`${orderId}.dict`]: true }, orderIdAt],
  ['D014', 'a type', { [`${orderId}.type`]: 'boolean' }, orderIdAt],
  ['D015', 'no such action', { [`${pair}.create`]: 'add_order' }, pair],
  ['D015', 'no such search', { [`${pair}.search`]: 'order' }, pair],
  [
    'D015',
    'the other name of the map',
    { searchAndCreates: { order: { display: {}, search: 'order', create: 'ship_order' } } },
    'searchAndCreates.order',
  ],
  [
    'D016',
    'nothing else',
    { triggers: { order_paid: staticHook }, creates: {}, searches: {}, searchOrCreates: {} },
    orderPaid,
  ],
  ['D017', 'no way out', { [`${orderPaid}.operation.performUnsubscribe`]: undefined }, orderPaid],
  ['D017', 'a static hook', { [orderPaid]: staticHook }, orderPaid],
  ['D018', 'a step', { [`${newOrder}.display.label`]: 'New order' }, newOrder],
  ['D018', 'a last word', { [`${note}.label`]: 'Note to Look at' }, noteAt],
  [
    'D018',
    'an output field',
    { [`${newOrder}.operation.outputFields.0.label`]: 'order ID' },
    `${newOrder}.outputFields.id`,
  ],
  ['D018', 'a find-or-create', { [`${pair}.display.label`]: 'Find or ship' }, pair],
  [
    'D021',
    'other words',
    { [`${newOrder}.display.description`]: 'Triggers whenever an order is placed.' },
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
  [
    'D023',
    'no zone',
    { [`${newSample}.placed_at`]: '2026-07-14T01:05:00' },
    `${newOrder}.sample.placed_at`,
  ],
  [
    'D023',
    'words',
    { [`${newSample}.lines.0.packed_at`]: 'yesterday' },
    `${newOrder}.sample.lines.0.packed_at`,
  ],
  [
    'D023',
    'a time that is not declared',
    { [`${newSample}.buyer.born`]: '01 Aug 2019' },
    `${newOrder}.sample.buyer.born`,
  ],
  [
    'D024',
    'a missing field',
    { [`${shipOrder}.operation.sample.id`]: undefined },
    `${shipOrder}.outputFields.id`,
  ],
  [
    'D024',
    'another type',
    { [`${newSample}.buyer.age`]: 41.5 },
    `${newOrder}.outputFields.buyer__age`,
  ],
  [
    'D024',
    'another type in a line item',
    { [`${newSample}.lines.0.amount`]: '1.50' },
    `${newOrder}.outputFields.lines.amount`,
  ],
  [
    'D024',
    'one value for a list',
    { [`${newSample}.tags`]: 'fragile' },
    `${newOrder}.outputFields.tags`,
  ],
  [
    'D025',
    'code',
    { [`${note}.helpText`]: "See [this](javascript:alert('hello'))." },
    `${shipOrder}.inputFields.note.helpText`,
  ],
  [
    'D025',
    'data',
    { [`${note}.helpText`]: 'Opens data:text/html;base64,PHA+' },
    `${shipOrder}.inputFields.note.helpText`,
  ],
  [
    'D026',
    'a subdomain',
    { 'authentication.fields.1.key': 'subdomain' },
    'authentication.fields.subdomain',
  ],
  [
    'D026',
    'a format',
    { 'authentication.fields.1.inputFormat': '{{input}}.vendor.example' },
    'authentication.fields.office',
  ],
  ['D028', 'no flag', { flags: {} }, 'flags'],
  ['D028', 'one step', { [`${shipOrder}.operation.cleanInputData`]: true }, shipOrder],
];
