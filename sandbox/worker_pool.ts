import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

// Simulated time belongs to a whole process, so what is played at the same time is played in
// processes of their own.
const AS_WORKER = 'worker';
const MOST_WORKERS = 4;

const answerOf = async (worker: ChildProcess, task: object): Promise<unknown> => {
  const ended = new AbortController();
  const exit = once(worker, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('A worker ended before its work was done.');
  });
  worker.send(task);
  const [answer] = await Promise.race([once(worker, 'message', { signal: ended.signal }), exit]);
  ended.abort();
  return answer;
};

/**
 * The answers of several processes that run a file, one for each task and in the order of the tasks;
 * the first task is begun first. The file answers with `answerTasks`.
 */
export const answersTo = async <T>(
  file: string,
  tasks: readonly object[],
  onAnswer: (answer: unknown, index: number) => T,
): Promise<T[]> => {
  const answers = new Map<number, T>();
  let next = 0;
  const work = async () => {
    const worker = fork(file, [AS_WORKER]);
    for (let index = next++; index < tasks.length; index = next++)
      answers.set(index, onAnswer(await answerOf(worker, tasks[index] ?? {}), index));
    worker.disconnect();
  };
  const count = Math.min(MOST_WORKERS, availableParallelism());
  await Promise.all(Array.from({ length: count }, work));
  return tasks.flatMap((_, index) => answers.get(index) ?? []);
};

/** Answers the tasks of this process, when `answersTo` has started it. */
export const answerTasks = (work: (task: unknown) => Promise<object>): void => {
  if (process.argv[2] !== AS_WORKER) return;
  process.on('message', async (task) => {
    process.send?.(await work(task));
  });
};
