import { expect, test } from '@jest/globals';
import { NockedBultra } from '../nocked_bultra.ts';

const bultra = new NockedBultra();

const TYPES = ['INDIVIDUAL', 'CORPORATION', 'corporation', null, 'TRUST'];
const data = TYPES.map((type, n) => ({ id: `cust_7041882${n}`, type, status: 'ACTIVE' }));
const page = { data, pagination: { has_more: false, next_cursor: null } };

test.each([
  ['new_customer', { type: 'CORPORATION' }, 'type=CORPORATION'],
  [
    'customer_status_changed',
    { type: 'CORPORATION', statuses: ['ACTIVE'] },
    'type=CORPORATION&status=ACTIVE',
  ],
])(
  '%s lets nobody of another type through when Bultra ignores the filter',
  async (key, input, query) => {
    bultra.answer(`GET /customers?${query}&limit=100`, 200, page);
    const { results } = await bultra.zapier.sample(key, input);
    expect(results.map((customer) => customer.type)).toEqual(['CORPORATION', 'corporation', null]);
  },
);
