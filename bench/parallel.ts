import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { answersTo, answerTasks } from '../sandbox/worker_pool.ts';
import { type Cell, cell, type Measured, measuredCell, workOf } from './cells.ts';

const THIS_FILE = fileURLToPath(import.meta.url);

const task = z.object({ cell, seed: z.number() });

const measured = cell.extend({
  due: z.number(),
  lost: z.number(),
  repeated: z.number(),
  forNothing: z.number(),
  longestDelayMs: z.number(),
  calls: z.number(),
  leastCalls: z.number(),
  refused: z.number(),
});

/** Plays lines in several processes, longest first; the results are in the order of the lines. */
export const measuredCells = async (
  cells: readonly Cell[],
  seed: number,
  onDone: (done: number) => void,
): Promise<Measured[]> => {
  const results = new Map<Cell, Measured>();
  const longestFirst = [...cells].sort((a, b) => workOf(b) - workOf(a));
  const tasks = longestFirst.map((one) => ({ cell: one, seed }));
  await answersTo(THIS_FILE, tasks, (answer, index) => {
    const about = longestFirst[index];
    if (about) results.set(about, measured.parse(answer));
    onDone(results.size);
  });
  return cells.flatMap((one) => results.get(one) ?? []);
};

answerTasks((given) => {
  const { cell: about, seed } = task.parse(given);
  return measuredCell(about, seed);
});
