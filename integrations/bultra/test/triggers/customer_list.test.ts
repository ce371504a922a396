import { expect, test } from '@jest/globals';
import { callsOf, idsOf, TreasuryOfTest } from '../support.ts';

const treasury = new TreasuryOfTest();

const page = (number: number) => treasury.zapier.dropdown('customer_list', number);

test.each(['clamp', 'reject', 'max20'] as const)(
  'offers every customer once, page by page (limit: %s)',
  async (limitPolicy) => {
    await treasury.open({ seed: false, switches: { limitPolicy } });
    treasury.bultra.backOffice.importCustomers(Array.from({ length: 130 }, () => ({})));
    const ids: unknown[] = [];
    const size = limitPolicy === 'clamp' ? 100 : 20;
    for (let number = 0; number <= Math.ceil(130 / size); number += 1) {
      const { results } = await page(number);
      expect(results.length).toBeLessThanOrEqual(size);
      ids.push(...idsOf(results));
    }
    expect(ids).toHaveLength(130);
    expect(new Set(ids).size).toBe(130);
  },
);

test.each(['short', 'full'] as const)(
  'calls a customer by e-mail address, else by ID (list: %s)',
  async (listShape) => {
    await treasury.open({ seed: false, switches: { listShape } });
    const { backOffice } = treasury.bultra;
    const named = backOffice.addCustomer({ email: 'lena.ostrow@example.org' });
    const nameless = backOffice.addCustomer({});
    const blank = backOffice.addCustomer({ email: '' });
    const { results, apiCalls } = await page(0);
    const labels = new Map(results.map(({ id, label }) => [id, label]));
    expect(labels).toEqual(
      new Map([
        [named, 'lena.ostrow@example.org'],
        [nameless, nameless],
        [blank, blank],
      ]),
    );
    expect(callsOf(treasury, apiCalls)).toEqual(['token', 'GET /customers?limit=100']);
  },
);
