import { describe, expect, test } from '@jest/globals';
import type { ListPage } from '../../../kit/lists/page.ts';
import { poll } from '../../../kit/lists/poll_changes.ts';
import {
  asked,
  fixed,
  HOUR,
  listOf,
  MINUTE_MS,
  ORDINARY,
  planOf,
  type Row,
  repeat,
  stopTimeInEachTest,
} from './changed_rows.ts';

stopTimeInEachTest();

describe('a record', () => {
  test('that changed in the last two seconds of the vendor waits for the next poll', async () => {
    const plan = planOf([10, 0.02, 0]);
    const list: ListPage<Row> = async (query) => ({
      ...(await plan.list(query)),
      servedAt: ORDINARY,
    });
    expect(await poll({ ...plan, list })).toHaveLength(1);
    expect(await poll({ ...plan, list }, { isPopulatingDedupe: true })).toHaveLength(3);
  });

  test.each([-26 * HOUR, -6, 6, 26 * HOUR, undefined])(
    'is judged by our clock where that of the vendor is %p minutes off',
    async (minutesOff) => {
      const plan = planOf([10, 0]);
      const servedAt = minutesOff === undefined ? undefined : ORDINARY + minutesOff * MINUTE_MS;
      const list: ListPage<Row> = async (query) => ({ ...(await plan.list(query)), servedAt });
      expect(await poll({ ...plan, list })).toHaveLength(1);
    },
  );

  test('waits for as long as its trigger says', async () => {
    const plan = planOf([11, 9], {}, { settlingMs: () => 10 * MINUTE_MS });
    expect(await poll(plan)).toHaveLength(1);
  });

  test('that waits for minutes waits by the clock that is ahead, so that the floor still holds it', async () => {
    const plan = planOf([11, 9], {}, { settlingMs: () => 10 * MINUTE_MS });
    const servedAt = ORDINARY - 4 * MINUTE_MS;
    const list: ListPage<Row> = async (query) => ({ ...(await plan.list(query)), servedAt });
    expect(await poll({ ...plan, list })).toHaveLength(1);
  });

  test('does not wait when its key does not hold the time of the change', async () => {
    const plan = planOf([0.01, 0, -0.1], {}, { settlingMs: () => 0 });
    expect(await poll(plan)).toHaveLength(3);
  });

  test.each(['2099-01-01T00:00:00Z', '', 'yesterday', '2026-13-45T00:00:00Z'])(
    'with the time %j is not waited for, and harms no other',
    async (updated_at) => {
      const good = { id: 'b', updated_at: '2026-07-20T00:30:00Z' };
      const ids = (await poll(fixed({ id: 'a', updated_at }, good))).map(({ id }) => id);
      expect(ids.sort()).toEqual(['a', 'b']);
    },
  );

  test('without a usable time sorts last', async () => {
    const plan = fixed(
      { id: 'a', updated_at: '' },
      { id: 'b', updated_at: '1969-07-20T00:30:00Z' },
      { id: 'c', updated_at: '2026-07-20T00:30:00Z' },
    );
    expect((await poll(plan)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('that comes twice in one walk is returned once, in its later state', async () => {
    const older = { id: 'a', updated_at: '2026-07-20T00:30:00Z' };
    const later = { id: 'a', updated_at: '2026-07-20T10:40:00+10:00' };
    expect(await poll(fixed(older, later))).toEqual([later]);
    expect(await poll(fixed(later, older))).toEqual([later]);
  });

  test('is ordered by its instant, whatever offset or fraction its time is written with', async () => {
    const plan = fixed(
      { id: 'a', updated_at: '2026-07-20T10:00:00.900+10:00' },
      { id: 'b', updated_at: '2026-07-20T00:00:01Z' },
      { id: 'c', updated_at: '2026-07-19T23:59:59Z' },
    );
    expect((await poll(plan)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

test('a sample asks each part until one has somebody', async () => {
  const parts = [listOf([]), listOf(repeat(5, 10)), listOf([1])];
  const sample = await poll(planOf([1], {}, { parts }), { isLoadingSample: true });
  expect(sample).toHaveLength(3);
  expect(asked.queries).toHaveLength(2);
});

test('a sample of an office without anybody is empty', async () => {
  expect(await poll(planOf([]), { isLoadingSample: true })).toEqual([]);
});
