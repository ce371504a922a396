import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import type { PollPlan } from '../../../kit/lists/poll_plan.ts';
import {
  asked,
  HOUR,
  itIs,
  ORDINARY,
  planOf,
  type Row,
  repeat,
  stopTimeInEachTest,
} from './changed_rows.ts';

stopTimeInEachTest();

const FOUR_HOURS = Date.parse('2026-07-20T01:35:00Z');
const DAY = Date.parse('2026-07-20T03:20:00Z'); // a day, and no four hours
const DAY_AND_FOUR_HOURS = Date.parse('2026-07-20T00:05:00Z');

describe('a count that is about the whole table', () => {
  const miscounted = (minutesAgo: number[]): PollPlan<Row> => {
    const plan = planOf(minutesAgo);
    return {
      ...plan,
      list: async (query) => {
        const page = await plan.list(query);
        return page.totalCount === undefined ? page : { ...page, totalCount: 40_000 };
      },
    };
  };

  test('is not believed', async () => {
    expect(await poll(miscounted(repeat(250, 10)))).toHaveLength(250);
    itIs(DAY);
    expect(await poll(miscounted(repeat(250, 20 * HOUR)))).toHaveLength(250);
  });

  test.each([1, 100])(
    'and is less than what was read (%d) is not believed either',
    async (totalCount) => {
      const plan = planOf(repeat(3_950, 10));
      for (const now of [ORDINARY, FOUR_HOURS, DAY, DAY_AND_FOUR_HOURS]) {
        itIs(now);
        const { list } = planOf(repeat(3_950, 10));
        const counted: ListPage<Row> = async (query) => ({ ...(await list(query)), totalCount });
        expect(await poll({ ...plan, list: counted })).toHaveLength(3_950);
      }
    },
  );

  test('is believed when its check fails', async () => {
    itIs(DAY);
    const plan = planOf([...repeat(3_000, 20 * HOUR), 10]);
    const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status: 422 });
    const list: ListPage<Row> = async (query) => {
      if (query.limit === 1) throw refusal;
      return plan.list(query);
    };
    expect(await poll({ ...plan, list })).toHaveLength(1);
  });

  test('does not make a list endless that is too long', async () => {
    await expect(poll(miscounted(repeat(5_300, 10)))).rejects.toThrow('too_many_changes');
    expect(asked.queries.length).toBeLessThanOrEqual(52);
  });
});
