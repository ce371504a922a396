import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Cell, cell, type Measured, measuredCell, workOf } from './cells.ts';

// Simulated time belongs to a whole process, so lines that are played at the same time are played
// in processes of their own. Each runs this file, with this argument.
const AS_WORKER = 'worker';
const THIS_FILE = fileURLToPath(import.meta.url);
const MOST_WORKERS = 4;

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

const answerOf = async (worker: ChildProcess, given: object): Promise<Measured> => {
  const ended = new AbortController();
  const exit = once(worker, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('A worker ended before its line was played.');
  });
  worker.send(given);
  const [answer] = await Promise.race([once(worker, 'message', { signal: ended.signal }), exit]);
  ended.abort();
  return measured.parse(answer);
};

/** Plays lines in several processes, longest first; the results are in the order of the lines. */
export const measuredCells = async (
  cells: readonly Cell[],
  seed: number,
  onDone: (done: number) => void,
): Promise<Measured[]> => {
  const results = new Map<Cell, Measured>();
  const waiting = [...cells].sort((a, b) => workOf(a) - workOf(b));
  const work = async () => {
    const worker = fork(THIS_FILE, [AS_WORKER]);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      results.set(next, await answerOf(worker, { cell: next, seed }));
      onDone(results.size);
    }
    worker.disconnect();
  };
  const count = Math.min(MOST_WORKERS, availableParallelism());
  await Promise.all(Array.from({ length: count }, work));
  return cells.flatMap((one) => results.get(one) ?? []);
};

if (process.argv[2] === AS_WORKER) {
  process.on('message', async (message) => {
    const { cell: about, seed } = task.parse(message);
    process.send?.(await measuredCell(about, seed));
  });
}
