import { label, newOrder, newSample, note, orderId, shipOrder } from './breaking/places.ts';
import { type Changes, goodApp } from './good_definition.ts';

const shipLabel = `${shipOrder}.display.label`;
const description = `${shipOrder}.display.description`;
const ninth = `${newOrder}.operation.outputFields.8`;

const cleanedByNone = (kind: 'triggers' | 'creates' | 'searches'): Changes =>
  Object.fromEntries(
    Object.keys(goodApp[kind]).map((key) => [`${kind}.${key}.operation.cleanInputData`, false]),
  );

/** What an app may do without a finding. */
export const fineChanges: [title: string, changes: Changes][] = [
  ['an idempotency key is no credential', { [`${note}.key`]: 'idempotencyKey' }],
  [
    'a question with yes or no is no credential',
    { [`${note}.label`]: 'Password Reset Needed', [`${note}.type`]: 'boolean' },
  ],
  ['small words within a label are small', { [shipLabel]: 'Add Label to Issue' }],
  [
    'a longer preposition may have either form',
    { [shipLabel]: 'Ship Order From a Shop with Care' },
  ],
  ['a small word may be the first', { [shipLabel]: 'To Ship Orders' }],
  [
    'a trigger may say whenever',
    { [`${newOrder}.display.description`]: 'Triggers whenever an order is placed.' },
  ],
  [
    'a function may fill a dropdown',
    { [`${orderId}.dynamic`]: undefined, [`${orderId}.choices`]: { perform: '$func$2$f$' } },
  ],
  [
    'fields may come from a file or from source code',
    {
      [`${shipOrder}.operation.inputFields.2`]: { require: 'fields.js' },
      [`${shipOrder}.operation.outputFields.8`]: { source: 'return []' },
    },
  ],
  ['an address in backticks is an example', { [description]: 'At `https://vendor.example`.' }],
  [
    'an address may stand in two backticks',
    { [description]: 'At ``https://vendor.example/`a` ``.' },
  ],
  ['an address in angle brackets is a link', { [description]: 'At <https://vendor.example>.' }],
  ['a link may have a title', { [description]: 'At [A](https://a.example "Its page").' }],
  ['a link may hold parentheses', { [description]: 'At [A](https://a.example/b_(c)).' }],
  ['an e-mail address is no page', { [description]: 'Ask first.last@mail.vendor.example.' }],
  [
    'two links may stand in one text',
    { [description]: '[A](https://a.example), [b](mailto:b@c.d).' },
  ],
  [
    'the words of a URI are no URI',
    { [description]: 'Holds personal data: names. JavaScript: no.' },
  ],
  ['a version of a language is no URI', { [description]: 'Written in JavaScript:ES6.' }],
  ['acronyms and parentheses are Title Case', { [`${note}.label`]: 'AML Status (a copy)' }],
  ['a name may begin with a small letter', { [`${note}.label`]: 'iPhone of the Buyer' }],
  ['help text may begin with the label', { [`${note}.helpText`]: 'Note: printed.' }],
  ['a label may be made by a function', { [label]: '$func$2$f$' }],
  ['a label may be made by a file', { [label]: { require: 'label.js' } }],
  ['a label may have spaces in its braces', { [label]: '{{ office }}' }],
  ['a label may show what is in a list', { [label]: '{{users[0].name}}' }],
  ['an app may need no connection', { authentication: undefined }],
  [
    'a field that Zapier fills in needs no link',
    { 'authentication.fields.1': { key: 'region', computed: true } },
  ],
  [
    'what the user types may be in a path',
    { 'authentication.test': { url: 'https://vendor.example/{{bundle.authData.office}}' } },
  ],
  ['a number is no time', { [`${newSample}.buyer.note`]: '2026-07-14-7' }],
  ['a name may begin with a date', { [`${newSample}.buyer.note`]: '2026-07-14 invoice' }],
  ['a number with dashes is no date', { [`${newSample}.buyer.note`]: '12-34-5678' }],
  ['a version is no date', { [`${newSample}.buyer.note`]: '10.1.2024' }],
  ['a date needs no zone', { [`${newSample}.due_on`]: '2026-08-02' }],
  ['a line item may lack what is not required', { [`${newSample}.lines`]: [{ amount: 1.5 }, {}] }],
  ['the items of a list have its type', { [ninth]: { key: 'tags[]', type: 'string' } }],
  [
    'the values of a dictionary have its type',
    {
      [ninth]: { key: 'prices', type: 'number', dict: true },
      [`${newSample}.prices`]: { box: 2.5 },
    },
  ],
  ['a hidden trigger has no reader', { 'triggers.order_list.display.description': 'Lists' }],
  [
    'what every step says of blanks is enough',
    {
      flags: {},
      ...cleanedByNone('triggers'),
      ...cleanedByNone('creates'),
      ...cleanedByNone('searches'),
    },
  ],
];
