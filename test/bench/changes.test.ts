import { describe, expect, test } from '@jest/globals';
import { type Change, firstHours, leastCalls, planOf } from '../../bench/changes.ts';

const HOUR_MS = 3_600_000;

const secondOf = ({ atMs }: Change): number => Math.floor(atMs / 1000);

const looksLikeAnEarlierSave = (change: Change, index: number, all: readonly Change[]): boolean =>
  change.lateMs > 0 &&
  all
    .slice(0, index)
    .some((earlier) => earlier.who === change.who && secondOf(earlier) === secondOf(change));

describe('the plan of a day', () => {
  const plan = planOf(7, 3_000);

  test('is the same for the same seed, and another one for another seed', () => {
    expect(planOf(7, 3_000)).toEqual(plan);
    expect(planOf(8, 3_000)).not.toEqual(plan);
  });

  test('holds about as many changes as asked for, in order, of customers who came before', () => {
    const { people, changes } = plan;
    expect(Math.abs(changes.length - 3_000)).toBeLessThan(150);
    expect(changes.map(({ atMs }) => atMs)).toEqual(
      changes.map(({ atMs }) => atMs).sort((a, b) => a - b),
    );
    let count = people.length;
    for (const { kind, who } of changes) {
      if (kind === 'add') count += 1;
      expect(who).toBeLessThan(count);
    }
  });

  test('has saves in the same second and saves that become visible late, but never both at once', () => {
    const { changes } = plan;
    expect(changes.some(({ lateMs }) => lateMs > 0)).toBe(true);
    const pairs = changes.filter((change, index) => {
      const before = changes[index - 1];
      return before?.who === change.who && secondOf(before) === secondOf(change);
    });
    expect(pairs.length).toBeGreaterThan(0);
    expect(changes.filter(looksLikeAnEarlierSave)).toEqual([]);
  });

  test('begins the same when only its first hours are played', () => {
    const few = firstHours(plan, 3);
    expect(few.people).toBe(plan.people);
    expect(few.changes).toEqual(plan.changes.slice(0, few.changes.length));
    expect(few.changes.every(({ atMs }) => atMs < 3 * HOUR_MS)).toBe(true);
  });
});

const edits = (count: number, atMs: number, more: Partial<Change> = {}): Change[] =>
  Array.from({ length: count }, (_, who) => ({ kind: 'edit', who, atMs, lateMs: 0, ...more }));

describe('the least calls', () => {
  test('are one a poll while the changes since the poll before fit on a page', () => {
    expect(leastCalls([], [1_000, 2_000, 3_000])).toBe(3);
    expect(leastCalls(edits(100, 500), [1_000, 2_000])).toBe(2);
  });

  test('grow by a page for each further hundred of changed customers', () => {
    expect(leastCalls(edits(101, 500), [1_000, 2_000])).toBe(3);
    expect(leastCalls([...edits(250, 500), ...edits(150, 1_500)], [1_000, 2_000])).toBe(5);
  });

  test('count a customer once a poll, and a late save when it becomes visible', () => {
    expect(leastCalls([...edits(100, 100), ...edits(100, 200)], [1_000])).toBe(1);
    expect(leastCalls(edits(101, 500, { lateMs: 1_000 }), [1_000])).toBe(1);
    expect(leastCalls(edits(101, 500, { lateMs: 1_000 }), [1_000, 2_000])).toBe(3);
  });
});
