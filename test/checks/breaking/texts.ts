import {
  apiKey,
  apiKeyAt,
  type Break,
  type BreakingChange,
  newOrder,
  note,
  noteAt,
  pair,
  shipOrder,
} from './places.ts';

const shipLabel = `${shipOrder}.display.label`;
const description = `${shipOrder}.display.description`;
const help = `${note}.helpText`;
const helpAt = `${noteAt}.helpText`;

const request = (url: string): Break => [
  { [`${shipOrder}.operation.perform`]: { url } },
  `${shipOrder}.perform.url`,
];

/** What users read, and addresses. */
export const textChanges: BreakingChange[] = [
  ['D007', 'http', ...request('http://vendor.example')],
  ['D007', 'ftp', ...request('ftp://vendor.example')],
  ['D007', 'a web socket', ...request('ws://vendor.example')],
  [
    'D008',
    'an open bracket',
    { [`${apiKey}.helpText`]: 'See [the settings(https://vendor.example).' },
    apiKeyAt,
  ],
  ['D008', 'a bare address', { [description]: 'Ships. See https://vendor.example' }, shipOrder],
  [
    'D008',
    'an address without a scheme',
    { [description]: 'See app.vendor.example/a.' },
    shipOrder,
  ],
  ['D008', 'a page without a scheme', { [description]: 'See vendor.example/settings.' }, shipOrder],
  ['D008', 'a link to nothing', { [help]: 'See [the help](help).' }, noteAt],
  ['D008', 'an address after code', { [help]: 'Not ``a`b`` but https://vendor.example' }, noteAt],
  ['D008', 'a find-or-create', { [`${pair}.display.description`]: 'See https://a.example' }, pair],
  ['D018', 'a step', { [`${newOrder}.display.label`]: 'New order' }, newOrder],
  ['D018', 'a last word', { [shipLabel]: 'Ship Order to Look at' }, shipOrder],
  ['D018', 'a small word in capitals', { [shipLabel]: 'Add Label To Issue' }, shipOrder],
  ['D018', 'a small word before the last', { [shipLabel]: 'Ship Order By Air' }, shipOrder],
  ['D018', 'an article within', { [shipLabel]: 'Ship The Order' }, shipOrder],
  ['D018', 'a first word', { [shipLabel]: 'to Ship an Order' }, shipOrder],
  [
    'H001',
    'an output field',
    { [`${newOrder}.operation.outputFields.0.label`]: 'order ID' },
    `${newOrder}.outputFields.id`,
  ],
  ['H001', 'an input field', { [`${note}.label`]: 'Note to Look at' }, noteAt],
  ['H001', 'a connection field', { [`${apiKey}.label`]: 'API key' }, apiKeyAt],
  [
    'H001',
    'a hidden step',
    { 'triggers.order_list.display.label': 'list of orders' },
    'triggers.order_list',
  ],
  ['D018', 'a find-or-create', { [`${pair}.display.label`]: 'Find or ship' }, pair],
  ['D025', 'code', { [help]: "See [this](javascript:alert('hello'))." }, helpAt],
  ['D025', 'code in capitals', { [help]: 'JavaScript:alert(1)' }, helpAt],
  ['D025', 'code that calls nothing', { [help]: 'javascript:document.cookie' }, helpAt],
  ['D025', 'data', { [help]: 'Opens data:text/html;base64,PHA+' }, helpAt],
];
