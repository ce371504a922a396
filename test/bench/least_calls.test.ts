import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../bench/changes.ts';
import { leastCalls } from '../../bench/least_calls.ts';

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
