import { expect, test } from '@jest/globals';
import { coerced } from '../../sandbox/zapier/coerce.ts';

const app = {
  creates: {
    order: {
      operation: {
        inputFields: [
          { key: 'count', type: 'integer' },
          { key: 'price', type: 'number' },
          { key: 'isGift', type: 'boolean' },
          { key: 'tags', list: true },
          { key: 'sizes', type: 'integer', list: true },
          { key: 'name', type: 'string' },
        ],
      },
    },
  },
};

const given = (input: Record<string, unknown>) =>
  coerced(app, 'creates.order.operation.perform', input);

test.each([
  [{ count: '12' }, { count: 12 }],
  [{ count: '12 boxes' }, { count: 12 }],
  [{ count: 'about 7.9' }, { count: 7 }],
  [{ count: 3 }, { count: 3 }],
  [{ price: '$ 1.50' }, { price: 1.5 }],
  [{ price: 'free' }, { price: 0 }],
  [{ isGift: 'Nope' }, { isGift: false }],
  [{ isGift: 'ja' }, { isGift: true }],
  [{ tags: 'new' }, { tags: ['new'] }],
  [{ tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
  [{ tags: '' }, { tags: [] }],
  [{ sizes: ['1', '2'] }, { sizes: [1, 2] }],
  [{ name: '007' }, { name: '007' }],
  [{ unknown: '1' }, { unknown: '1' }],
  [{}, {}],
])('hands %j to a step as %j', (input, handed) => {
  expect(given(input)).toEqual(handed);
});
