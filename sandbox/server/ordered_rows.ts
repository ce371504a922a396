/** A row's place in an order: an instant in milliseconds, then the id. */
export interface Place {
  at: number;
  id: string;
}

/** Rows in ascending order of an instant, then of their id. Rows are found by bisection. */
export class OrderedRows<Row extends { id: string }> {
  readonly #instantOf: (row: Row) => number;
  #rows: Row[] = [];

  constructor(instantOf: (row: Row) => number) {
    this.#instantOf = instantOf;
  }

  get all(): readonly Row[] {
    return this.#rows;
  }

  add(row: Row): void {
    const last = this.#rows.at(-1);
    if (last === undefined || this.#compare(last, this.#placeOf(row)) < 0) this.#rows.push(row);
    else this.#rows.splice(this.indexOf(this.#placeOf(row)), 0, row);
  }

  /** Adds many rows at once: one sorting instead of one insertion each. */
  addAll(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.push(row);
    this.#rows.sort((a, b) => this.#compare(a, this.#placeOf(b)));
  }

  /** Puts a row where its predecessor was; both must have the same place. */
  replace(old: Row, row: Row): void {
    this.#rows[this.indexOf(this.#placeOf(old))] = row;
  }

  remove(row: Row): void {
    const index = this.indexOf(this.#placeOf(row));
    if (this.#rows[index]?.id === row.id) this.#rows.splice(index, 1);
  }

  /** Index of the first row at or after a place. */
  indexOf(place: Place): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row !== undefined && this.#compare(row, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The rows at or after an instant in milliseconds, oldest first. */
  since(at: number): Row[] {
    return this.#rows.slice(this.indexOf({ at, id: '' }));
  }

  #placeOf(row: Row): Place {
    return { at: this.#instantOf(row), id: row.id };
  }

  #compare(row: Row, place: Place): number {
    const distance = this.#instantOf(row) - place.at;
    if (distance !== 0) return distance;
    if (row.id === place.id) return 0;
    return row.id < place.id ? -1 : 1;
  }
}
