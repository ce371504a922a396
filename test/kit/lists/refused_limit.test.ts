import { expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import { type AnySizePage, limitIfTaken } from '../../../kit/lists/refused_limit.ts';

/** A list that fails with a status, as long as `fails` says so, and the limits it was asked with. */
const listThat = (fails: (limit: number | undefined) => number | null) => {
  const limits: (number | undefined)[] = [];
  const list: AnySizePage<string> = async ({ limit }) => {
    limits.push(limit);
    const status = fails(limit);
    if (status === null) return { items: ['a'], hasMore: false, nextCursor: null };
    throw new Problem({ consequence: 'fail', message: 'No.' }, { code: 'refused', status });
  };
  return { list: limitIfTaken(list), limits };
};

test('keeps a limit that is taken', async () => {
  const { list, limits } = listThat(() => null);
  await list({ limit: 100 });
  await list({ limit: 100, cursor: 'b' });
  expect(limits).toEqual([100, 100]);
});

test('goes on without one that the first page is refused for', async () => {
  const { list, limits } = listThat((limit) => (limit === undefined ? null : 400));
  expect((await list({ limit: 100 })).items).toEqual(['a']);
  await list({ limit: 100, cursor: 'b' });
  expect(limits).toEqual([100, undefined, undefined]);
});

test('asks once more only', async () => {
  const { list, limits } = listThat(() => 400);
  await expect(list({ limit: 100 })).rejects.toMatchObject({ details: { status: 400 } });
  expect(limits).toEqual([100, undefined]);
});

test.each([401, 403, 429, 500])('does not take %d for a refused limit', async (status) => {
  const { list, limits } = listThat(() => status);
  await expect(list({ limit: 100 })).rejects.toMatchObject({ details: { status } });
  expect(limits).toEqual([100]);
});

test('a later page that is refused is not asked for again: its cursor is bad', async () => {
  const statuses = [null, 400];
  const { list, limits } = listThat(() => statuses.shift() ?? null);
  await list({ limit: 100 });
  await expect(list({ limit: 100, cursor: 'old' })).rejects.toMatchObject({
    details: { status: 400 },
  });
  expect(limits).toEqual([100, 100]);
});
