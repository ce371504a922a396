import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GroupedRows } from '../../sandbox/instant_compliance/grouped_rows.ts';
import { OrderedRows } from '../../sandbox/server/ordered_rows.ts';

interface Row {
  id: string;
  at: number;
}

// Few instants, so that many rows share one.
const rows = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), at: fc.nat({ max: 5 }) }),
  { selector: (row) => row.id },
);

const sorted = (all: readonly Row[]) =>
  [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

const ordered = (all: readonly Row[]): OrderedRows<Row> => {
  const order = new OrderedRows<Row>((row) => row.at);
  for (const row of all) order.add(row);
  return order;
};

describe('rows in order', () => {
  test('stay in order whichever way they come in', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const atOnce = new OrderedRows<Row>((row) => row.at);
        atOnce.addAll(all);
        expect(ordered(all).all).toEqual(sorted(all));
        expect(atOnce.all).toEqual(sorted(all));
      }),
    );
  });

  test('are found from an instant on', () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 6 }), (all, at) => {
        expect(ordered(all).since(at)).toEqual(sorted(all).filter((row) => row.at >= at));
      }),
    );
  });

  test('can be taken out one by one', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const order = ordered(all);
        const [removed, ...rest] = all;
        if (removed !== undefined) order.remove(removed);
        expect(order.all).toEqual(sorted(rest));
      }),
    );
  });

  test('change their group with their key', () => {
    const groups = new GroupedRows<Row & { status: string }>(
      (row) => row.status,
      (row) => row.at,
    );
    const pending = { id: 'a', at: 1, status: 'PENDING' };
    const verified = { ...pending, status: 'VERIFIED' };
    groups.add(pending);
    groups.replace(pending, verified);
    expect(groups.group('PENDING').all).toEqual([]);
    expect(groups.group('VERIFIED').all).toEqual([verified]);
  });
});
