import { OrderedRows } from '../server/ordered_rows.ts';

/** Rows in one order for each value of a key, so that a filter on the key reads no other row. */
export class GroupedRows<Row extends { id: string }> {
  readonly #keyOf: (row: Row) => string;
  readonly #instantOf: (row: Row) => number;
  readonly #groups = new Map<string, OrderedRows<Row>>();

  constructor(keyOf: (row: Row) => string, instantOf: (row: Row) => number) {
    this.#keyOf = keyOf;
    this.#instantOf = instantOf;
  }

  /** The rows with this value of the key. */
  group(key: string): OrderedRows<Row> {
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = new OrderedRows<Row>(this.#instantOf);
    this.#groups.set(key, group);
    return group;
  }

  add(row: Row): void {
    this.group(this.#keyOf(row)).add(row);
  }

  addAll(rows: readonly Row[]): void {
    const added = Map.groupBy(rows, this.#keyOf);
    for (const [key, members] of added) this.group(key).addAll(members);
  }

  /** Puts a row where its predecessor was, in another group when its key has changed. */
  replace(old: Row, row: Row): void {
    const group = this.group(this.#keyOf(row));
    if (this.#keyOf(old) === this.#keyOf(row)) {
      group.replace(old, row);
      return;
    }
    this.remove(old);
    group.add(row);
  }

  remove(row: Row): void {
    this.group(this.#keyOf(row)).remove(row);
  }
}
