import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../kit/errors/problem.ts';
import { problem } from '../../../kit/errors/sentences.ts';
import { changedRecord, guardedCreate, unguardedWrite } from '../api_unkeyed_writes.ts';

const answered = (status: number) =>
  new Problem({ consequence: 'fail', message: `Answered ${status}.` }, { code: 'x', status });
const failing = (error: unknown) => () => Promise.reject(error);

const UNCERTAIN = [
  problem('no_answer'),
  problem('unreadable_answer'),
  answered(500),
  answered(503),
  answered(302),
  answered(408),
  answered(200), // an error in the envelope of a success
  answered(101),
  problem('too_large'),
  new TypeError('after the call'),
];
const HIDDEN = answered(410);
const CERTAIN = [answered(400), answered(409), answered(429), problem('refused_address')];

describe('a write that nothing guards', () => {
  test('returns what it made', async () => {
    expect(await unguardedWrite(async () => 'made', '')).toBe('made');
  });

  test.each(UNCERTAIN)('halts when nobody can tell whether it was done (%s)', async (error) => {
    const failure = unguardedWrite(failing(error), 'It costs twice.');
    await expect(failure).rejects.toMatchObject({
      row: { consequence: 'halt', message: expect.stringMatching(/It costs twice\.$/) },
    });
  });

  test.each(CERTAIN)('fails as it failed when it was surely not done (%s)', async (error) => {
    await expect(unguardedWrite(failing(error), '')).rejects.toBe(error);
  });
});

describe('a create that a reference guards', () => {
  const create = (
    error: unknown,
    { found = 'ours', mayExist = false, looks = { count: 0 } } = {},
  ) =>
    guardedCreate<string>({
      create: failing(error),
      find: async () => {
        looks.count += 1;
        return found || null;
      },
      notFound: () => HIDDEN,
      mayExist,
      isOurs: (record) => record === 'ours',
    });

  test.each(UNCERTAIN)('finds what it made itself (%s)', async (error) => {
    expect(await create(error)).toBe('ours');
  });

  test.each(UNCERTAIN)('fails as it failed when that is not there (%s)', async (error) => {
    await expect(create(error, { found: '' })).rejects.toBe(error);
    await expect(create(error, { found: 'theirs' })).rejects.toBe(error);
  });

  test.each(UNCERTAIN)('fails as it failed when nobody can look (%s)', async (error) => {
    const failure = guardedCreate({
      create: failing(error),
      find: failing(answered(401)),
      notFound: () => HIDDEN,
      mayExist: true,
      isOurs: () => true,
    });
    await expect(failure).rejects.toMatchObject({
      row: { message: expect.stringMatching(/It may have been created: look in \{vendor\}/) },
    });
  });

  const lookedUp = (failure: Problem, mayExist: boolean) =>
    guardedCreate({
      create: failing(answered(409)),
      find: failing(failure),
      notFound: () => HIDDEN,
      mayExist,
      isOurs: () => true,
    });

  test.each([
    [answered(429), true, 429],
    [answered(403), true, 403],
    [answered(403), false, 409],
    [problem('broken_list'), false, 409],
    [new Problem({ consequence: 'wait', message: '' }, { code: 'x', status: 429 }), false, 429],
  ])('after a taken reference, a look-up that fails with %s (%s) is %d', async (...row) => {
    const [failure, mayExist, status] = row;
    await expect(lookedUp(failure, mayExist)).rejects.toMatchObject({ details: { status } });
  });

  test('takes what was there before only when that is wanted, or when it made it', async () => {
    const taken = answered(409);
    expect(await create(taken, { found: 'theirs', mayExist: true })).toBe('theirs');
    expect(await create(taken, { found: 'ours' })).toBe('ours');
    await expect(create(taken, { found: 'theirs' })).rejects.toBe(taken);
    await expect(create(taken, { found: '' })).rejects.toBe(HIDDEN);
    await expect(create(taken, { found: '', mayExist: true })).rejects.toBe(HIDDEN);
  });

  test.each([answered(400), answered(403), problem('bad_key')])(
    'looks for nothing after %s',
    async (error) => {
      const looks = { count: 0 };
      await expect(create(error, { mayExist: true, looks })).rejects.toBe(error);
      expect(looks.count).toBe(0);
    },
  );
});

describe('a record after a change', () => {
  test('is read anew', async () => {
    expect(await changedRecord(async () => 'record')).toBe('record');
  });

  test.each([answered(403), problem('no_answer')])(
    'that cannot be read is changed all the same (%s)',
    async (error) => {
      await expect(changedRecord(failing(error))).rejects.toMatchObject({
        details: error.details,
        row: { message: expect.stringMatching(/The change itself is made\.$/) },
      });
    },
  );

  test('that is gone is an answer that nobody can read', async () => {
    await expect(changedRecord(async () => null)).rejects.toThrow('unreadable_answer');
  });
});
