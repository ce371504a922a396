import { randomUUID } from 'node:crypto';

/** What every stored row has. Times in milliseconds, UTC. */
interface RowLife {
  id: string;
  createdAt: number;
  updatedAt: number;
}

/** A whole row out of what is given, with an id, created at `now` (ms) unless it says otherwise. */
export const newRow = <Given extends Partial<RowLife>>(given: Given, now: number) => {
  const createdAt = given.createdAt ?? now;
  return { id: randomUUID(), createdAt, updatedAt: createdAt, ...given };
};
