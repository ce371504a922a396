import * as z from 'zod';
import { cell, measuredCell } from './cells.ts';

// Simulated time belongs to a whole process, so lines that are played at the same time are played
// in processes of their own.
const task = z.object({ cell, seed: z.number() });

process.on('message', async (message) => {
  const { cell: about, seed } = task.parse(message);
  process.send?.(await measuredCell(about, seed));
});
