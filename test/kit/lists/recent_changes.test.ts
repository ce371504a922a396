import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import type { ListPage } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import {
  asked,
  DAY,
  FIVE_HOURS,
  fixed,
  HOUR,
  itIs,
  listOf,
  MINUTE_MS,
  ORDINARY,
  planOf,
  type Row,
  repeat,
  stopTimeInEachTest,
} from './changed_rows.ts';

stopTimeInEachTest();

describe('the floor', () => {
  test.each([0, 1, 100])('of %d records is one call without a count', async (count) => {
    expect(await poll(planOf(repeat(count, 10)))).toHaveLength(count);
    expect(asked.queries).toMatchObject([
      { updatedSince: '2026-07-19T23:50:00Z', limit: 100, withTotal: false },
    ]);
  });

  test('of 5,000 records is read in 50 calls, and counted on the second', async () => {
    expect(await poll(planOf(repeat(5_000, 74)))).toHaveLength(5_000);
    expect(asked.queries.map(({ withTotal }) => withTotal).filter(Boolean)).toHaveLength(1);
    expect(asked.queries).toHaveLength(50);
  });

  test.each([true, false])('of 5,001 fails and returns nothing (counts: %p)', async (counts) => {
    const failed = poll(planOf(repeat(5_001, 10), { counts }));
    await expect(failed).rejects.toMatchObject({
      details: { code: 'too_many_changes' },
      values: { count: counts ? '5001' : '5000' },
    });
    expect(asked.queries).toHaveLength(counts ? 3 : 50);
  });

  test('uses all of 20 seconds, and no more', async () => {
    expect(await poll(planOf(repeat(700, 10), { pageMs: 2_800 }))).toHaveLength(700);
    asked.elapsedMs = 0;
    asked.queries = [];
    await expect(poll(planOf(repeat(1_000, 10), { pageMs: 2_800 }))).rejects.toThrow('slow_list');
    expect(asked.queries.at(-1)).toMatchObject({ limit: 100 }); // no count is checked then
  });

  test('is read whole also when the vendor cuts its pages shorter', async () => {
    expect(await poll(planOf(repeat(1_300, 10), { most: 50 }))).toHaveLength(1_300);
  });

  test('counts the records of a page that is longer than was asked for', async () => {
    const row = (n: number) => ({ id: `${n}`, updated_at: '2026-07-20T00:30:00Z' });
    const plan = fixed(...Array.from({ length: 10_000 }, (_, n) => row(n)));
    await expect(poll(plan)).rejects.toMatchObject({ values: { count: '10000' } });
  });
});

describe('a wide window', () => {
  test.each([
    ['fail', null],
    ['reconnect', null],
    ['wait', null],
  ] as const)(
    'that the vendor answers with an error (%s) fails the poll, as it may bring what an outage left out (%p)',
    async (consequence, found) => {
      itIs(DAY);
      const plan = planOf([30, 3 * HOUR]);
      const list: ListPage<Row> = async (query) => {
        const since = Date.parse(query.updatedSince ?? '');
        if (DAY - since > 2 * HOUR * MINUTE_MS)
          throw new Problem({ consequence, message: '' }, { code: 'x', status: 500 });
        return plan.list(query);
      };
      const polled = await poll({ ...plan, list }).catch(() => null);
      expect(polled?.length ?? null).toBe(found);
    },
  );

  test.each([
    [ORDINARY, 1],
    [FIVE_HOURS, 2],
    [DAY, 3],
  ])('is read when its turn comes (%d)', async (now, found) => {
    itIs(now);
    expect(await poll(planOf([30, 3 * HOUR, 20 * HOUR, 26 * HOUR]))).toHaveLength(found);
    expect(asked.queries).toHaveLength(1);
  });

  test('that is too long gives way to the next one, and then to the floor', async () => {
    itIs(DAY);
    const busyDay = [...repeat(2_501, 6 * HOUR), ...repeat(150, 3 * HOUR), 30];
    expect(await poll(planOf(busyDay))).toHaveLength(151);
    expect(asked.queries).toHaveLength(2 + 2);
    asked.queries = [];
    expect(await poll(planOf([...repeat(2_501, 3 * HOUR), 30]))).toHaveLength(1);
    expect(asked.queries).toHaveLength(2 + 1 + 1);
  });

  test('of a day is not too long for what comes each night at the same time', async () => {
    itIs(DAY);
    const night = [...repeat(1_300, 24 * HOUR + 10), ...repeat(1_300, 10)];
    expect(await poll(planOf([...night, 12 * HOUR]))).toHaveLength(1_301);
    expect(asked.queries).toHaveLength(1 + 14);
  });

  test('of a day that is too long leaves calls for 5 hours, where the vendor does not count', async () => {
    itIs(DAY);
    const changes = [...repeat(2_700, 20 * HOUR), ...repeat(900, 3 * HOUR), ...repeat(150, 10)];
    expect(await poll(planOf(changes, { counts: false }))).toHaveLength(1_050);
    expect(asked.queries.length).toBeLessThanOrEqual(58);
  });

  test.each([true, false])(
    'never costs the floor its calls or its time (counts: %p)',
    async (counts) => {
      for (const pageMs of [10, 800, 2_500]) {
        for (const now of [FIVE_HOURS, DAY]) {
          for (const [older, recent] of [
            [6_000, 700],
            [2_000, 500],
            [2_400, 90],
            [6_000, pageMs === 10 ? 4_800 : 0],
          ] as const) {
            itIs(now);
            asked.queries = [];
            asked.elapsedMs = 0;
            const changes = [...repeat(older, 3 * HOUR), ...repeat(recent, 30)];
            expect((await poll(planOf(changes, { counts, pageMs }))).length).toBeGreaterThanOrEqual(
              recent,
            );
            expect(asked.queries.length).toBeLessThanOrEqual(58);
            expect(asked.elapsedMs).toBeLessThanOrEqual(22_500);
          }
        }
      }
    },
  );

  test('that would take just the time that is left gives way before it fails', async () => {
    itIs(FIVE_HOURS);
    let calls = 0;
    const plan = planOf([...repeat(1_700, 3 * HOUR), ...repeat(150, 30)]);
    const slowing: ListPage<Row> = (query) => {
      calls += 1;
      asked.elapsedMs += calls < 4 ? 900 : 1_800;
      return plan.list(query);
    };
    expect((await poll({ ...plan, list: slowing })).length).toBeGreaterThanOrEqual(150);
    expect(asked.elapsedMs).toBeLessThan(22_000);
  });
});

describe('the changes of others', () => {
  test.each([ORDINARY, FIVE_HOURS])('push out nothing that is wanted (%d)', async (now) => {
    itIs(now);
    const parts = [listOf([20]), listOf([])];
    const plan = planOf(repeat(5_100, 10), {}, { parts });
    expect(await poll(plan)).toHaveLength(1);
    expect(asked.queries.length).toBeLessThanOrEqual(5);
  });

  test('still fail the poll when the wanted ones are too many as well', async () => {
    const parts = [listOf(repeat(5_001, 10)), listOf([10])];
    const failed = poll(planOf(repeat(9_000, 10), {}, { parts }));
    await expect(failed).rejects.toMatchObject({ values: { count: '5001' } });
  });
});
