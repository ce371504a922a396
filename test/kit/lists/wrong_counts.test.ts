import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import type { PollPlan } from '../../../kit/lists/poll_plan.ts';
import {
  asked,
  DAY,
  FIVE_HOURS,
  HOUR,
  itIs,
  MINUTE_MS,
  ORDINARY,
  planOf,
  type Row,
  repeat,
  stopTimeInEachTest,
} from './changed_rows.ts';

stopTimeInEachTest();

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

  test('does not keep what an outage left out from a later poll', async () => {
    itIs(DAY);
    const changes = [...repeat(1_900, 20 * HOUR), ...repeat(200, 3 * HOUR), ...repeat(150, 10)];
    expect(await poll(miscounted(changes))).toHaveLength(2_250);
    expect(asked.queries.length).toBeLessThanOrEqual(30);
  });

  test.each([
    ['of a table that is hardly longer than the window', 1_300, 2_600],
    ['of a list without its filter', 40, 90],
  ])('is not believed, be it that %s', async (_count, recent, inFloor) => {
    itIs(DAY);
    const plan = planOf([...repeat(1_000, 20 * HOUR), ...repeat(recent, 10)]);
    const list: ListPage<Row> = async (query) => {
      const isFloor = Date.parse(query.updatedSince ?? '') > DAY - 2 * HOUR * MINUTE_MS;
      const page = await plan.list(query);
      const totalCount = isFloor ? inFloor : 2_600;
      return page.totalCount === undefined ? page : { ...page, totalCount };
    };
    expect(await poll({ ...plan, list })).toHaveLength(1_000 + recent);
  });

  test('leaves the narrower window when the wider one is too long indeed', async () => {
    itIs(DAY);
    const changes = [...repeat(3_000, 20 * HOUR), ...repeat(200, 3 * HOUR), ...repeat(150, 10)];
    expect(await poll(miscounted(changes))).toHaveLength(350);
    expect(asked.queries.length).toBeLessThanOrEqual(58);
  });

  test('of a plausible size costs nothing when the widest window was read', async () => {
    itIs(DAY);
    const plan = planOf(repeat(50, 10));
    const list: ListPage<Row> = async (query) => ({ ...(await plan.list(query)), totalCount: 900 });
    expect(await poll({ ...plan, list })).toHaveLength(50);
    expect(asked.queries).toHaveLength(1);
  });

  test.each([1, 100])(
    'and is less than what was read (%d) is not believed either',
    async (totalCount) => {
      const plan = planOf(repeat(3_950, 10));
      for (const now of [ORDINARY, FIVE_HOURS, DAY]) {
        itIs(now);
        const { list } = planOf(repeat(3_950, 10));
        const counted: ListPage<Row> = async (query) => ({ ...(await list(query)), totalCount });
        expect(await poll({ ...plan, list: counted })).toHaveLength(3_950);
      }
    },
  );

  test('is believed when its check fails', async () => {
    const plan = planOf(repeat(5_300, 10));
    const refusal = new Problem({ consequence: 'fail', message: '' }, { code: 'x', status: 422 });
    const list: ListPage<Row> = async (query) => {
      if (query.limit === 1) throw refusal;
      return plan.list(query);
    };
    await expect(poll({ ...plan, list })).rejects.toThrow('too_many_changes');
  });

  test('does not hide from Zapier that the connection has expired', async () => {
    const plan = planOf(repeat(5_300, 10));
    const expired = new Problem(
      { consequence: 'reconnect', message: '' },
      { code: 'x', status: 401 },
    );
    const list: ListPage<Row> = async (query) => {
      if (query.limit === 1) throw expired;
      return plan.list(query);
    };
    await expect(poll({ ...plan, list })).rejects.toBe(expired);
  });

  test('does not make a list endless that is too long', async () => {
    await expect(poll(miscounted(repeat(5_300, 10)))).rejects.toThrow('too_many_changes');
    expect(asked.queries.length).toBeLessThanOrEqual(52);
  });
});
