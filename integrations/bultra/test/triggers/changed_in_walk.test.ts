import { expect, test } from '@jest/globals';
import { sampleItem } from '../../records/customer.ts';
import { NockedBultra } from '../nocked_bultra.ts';

const bultra = new NockedBultra();

const pageOf = (status: string, next_cursor?: string) => ({
  data: [{ ...sampleItem, status }],
  pagination: { has_more: next_cursor !== undefined, next_cursor },
});

test.each([
  [['ACTIVE', 'FROZEN', 'FROZEN_L2F'], 2],
  [['FROZEN', 'FROZEN_L2F'], 1],
])('remembers of %j what a customer was and became during the walk', async (statuses, count) => {
  bultra.answer('GET /customers?limit=100', 200, pageOf('ACTIVE', 'cursor_2'));
  bultra.answer('GET /customers?limit=100&cursor=cursor_2', 200, pageOf('FROZEN'));
  const { remembered } = await bultra.zapier.switchOn('customer_status_changed', { statuses });
  expect(remembered).toBe(count);
});
