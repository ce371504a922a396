// Runs steps of one app as production does: a process of its own, the platform's own handler, Node's
// http module patched. The process that started it tells it what to run.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { createAppHandler } from 'zapier-platform-core';
import * as z from 'zod';
import { simulateTime } from '../../sandbox/simulated_time.ts';

const runSchema = z.object({
  id: z.string(),
  method: z.string(),
  bundle: z.record(z.string(), z.unknown()),
});

const batchSchema = z.object({ isTimeFast: z.boolean(), runs: z.array(runSchema) });

/** What a child is asked to do: batches one after the other, the runs of a batch at once. */
const jobSchema = z.object({ appPath: z.string(), batches: z.array(batchSchema) });

export type Run = z.output<typeof runSchema>;
export type Batch = z.output<typeof batchSchema>;
export type Job = z.output<typeof jobSchema>;

/** How a step ended. `digest` tells one result from another, `log` is all that the platform logged. */
export interface Ending {
  id: string;
  ms: number;
  /** The most memory that the process ever held, in MB. */
  peakMb: number;
  digest?: string;
  error?: { name: string; message: string };
  log: string;
}

type Handler = ReturnType<typeof createAppHandler>;

const digestOf = (results: unknown): string =>
  createHash('sha256').update(JSON.stringify(results)).digest('hex');

const errorOf = (error: unknown): { name: string; message: string } =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'none', message: String(error) };

const ran = async (handler: Handler, { id, method, bundle }: Run): Promise<void> => {
  const lines: string[] = [];
  const startedAt = performance.now();
  const end = await handler({
    command: 'execute',
    method,
    bundle,
    customLogger: (message, data) => {
      lines.push(`${message} ${inspect(data, { depth: 9, maxStringLength: null })}`);
    },
    rpc_base: 'http://127.0.0.1:9/',
    storeKey: 'wire',
  }).then(
    ({ results }) => ({ digest: digestOf(results) }),
    (error: unknown) => ({ error: errorOf(error) }),
  );
  const ms = performance.now() - startedAt;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.send?.({ id, ms, peakMb, ...end, log: lines.join('\n') } satisfies Ending);
};

const work = async ({ appPath, batches }: Job): Promise<void> => {
  const { default: app } = await import(pathToFileURL(appPath).href);
  const handler = createAppHandler(app);
  for (const { isTimeFast, runs } of batches) {
    const time = isTimeFast ? simulateTime(Date.now()) : undefined;
    await Promise.all(runs.map((run) => ran(handler, run)));
    time?.end();
  }
  process.disconnect();
};

process.once('message', (message) => {
  // From here on only the steps themselves hold the process, as in production.
  process.channel?.unref();
  void work(jobSchema.parse(message));
});
