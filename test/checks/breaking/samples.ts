import {
  type Break,
  type BreakingChange,
  findOrder,
  newOrder,
  newSample,
  newSampleAt,
  orderPaid,
  shipOrder,
} from './places.ts';

const born = (text: string): Break => [
  { [`${newSample}.buyer.born`]: text },
  `${newSampleAt}.buyer.born`,
];

const ninth = `${newOrder}.operation.outputFields.8`;
const prices = { key: 'prices', type: 'number', dict: true };
const amountAt = `${newOrder}.outputFields.lines.amount`;

/** Samples. */
export const sampleChanges: BreakingChange[] = [
  ['D010', 'no id', { [`${newSample}.id`]: undefined }, `${newSampleAt}.id`],
  [
    'D010',
    'no primary field',
    { [ninth]: { key: 'number', primary: true } },
    `${newSampleAt}.number`,
  ],
  ['D012', 'no sample', { [`${findOrder}.operation.sample`]: undefined }, findOrder],
  ['D012', 'an empty sample', { [`${orderPaid}.operation.sample`]: {} }, orderPaid],
  [
    'D023',
    'no zone',
    { [`${newSample}.placed_at`]: '2026-07-14T01:05:00' },
    `${newSampleAt}.placed_at`,
  ],
  [
    'D023',
    'words',
    { [`${newSample}.lines.0.packed_at`]: 'yesterday' },
    `${newSampleAt}.lines.0.packed_at`,
  ],
  ['D023', 'an undeclared date in words', ...born('01 Aug 2019')],
  ['D023', 'an undeclared date, month first', ...born('Jul 14, 2026')],
  ['D023', 'an undeclared date in digits', ...born('14/07/2026')],
  ['D023', 'an undeclared time of a mail', ...born('Tue, 14 Jul 2026 01:05:00 GMT')],
  ['D023', 'an undeclared time without dashes', ...born('20260714T010500Z')],
  ['D023', 'an undeclared time without a zone', ...born('2026-07-14 01:05:00')],
  ['D023', 'an undeclared time of a browser', ...born('Tue Jul 14 2026 01:05:00 GMT+0000 (UTC)')],
  ['D023', 'an undeclared time with the year last', ...born('Tue Jul 14 01:05:00 +0000 2026')],
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
  ['D024', 'another type in a line item', { [`${newSample}.lines.0.amount`]: '1.50' }, amountAt],
  [
    'D024',
    'another type beside a line item without a value',
    { [`${newSample}.lines`]: [{ amount: '1.50' }, { amount: null }] },
    amountAt,
  ],
  [
    'D024',
    'a line item that lacks a required field',
    {
      [`${newOrder}.operation.outputFields.5.children.0.required`]: true,
      [`${newSample}.lines`]: [{ amount: 1.5 }, {}],
    },
    amountAt,
  ],
  [
    'D024',
    'a text for line items',
    { [`${newSample}.lines`]: 'two boxes' },
    `${newOrder}.outputFields.lines`,
  ],
  [
    'D024',
    'one value for a list',
    { [`${newSample}.tags`]: 'fragile' },
    `${newOrder}.outputFields.tags`,
  ],
  [
    'D024',
    'a list in each item of a list',
    { [ninth]: { key: 'tags[]', type: 'string', list: true } },
    `${newOrder}.outputFields.tags[]`,
  ],
  [
    'D024',
    'another type of the items of a list',
    { [ninth]: { key: 'tags[]', type: 'integer' } },
    `${newOrder}.outputFields.tags[]`,
  ],
  [
    'D024',
    'a text for a dictionary',
    { [ninth]: { key: 'prices', dict: true }, [`${newSample}.prices`]: 'much' },
    `${newOrder}.outputFields.prices`,
  ],
  [
    'D024',
    'another type in a dictionary',
    { [ninth]: prices, [`${newSample}.prices`]: { box: '2.50' } },
    `${newOrder}.outputFields.prices`,
  ],
  ['D024', 'a list of records', { [newSample]: [{ id: 'o-1' }] }, newSampleAt],
];
