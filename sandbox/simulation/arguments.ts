import { parseArgs } from 'node:util';
import { WORLDS } from './worlds.ts';

export const USAGE = `Usage: npm run simulate -- [--days 30] [--seed 1] [--world NAME] [--write]

  --days   how many days are played, spread over the worlds
  --seed   from 0 to 200: the same days for the same seed
  --world  one world alone: ${WORLDS.map(({ name }) => `"${name}"`).join(', ')}
  --write  writes the table into docs/polling.md`;

/** What is to be played. Throws for arguments that mean nothing. */
export const readArguments = (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: {
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      world: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const days = Number(values.days);
  const seed = Number(values.seed);
  const worlds = WORLDS.filter(({ name }) => name === (values.world ?? name));
  const isOdd = !(days > 0 && days <= 1_000_000) || !Number.isSafeInteger(seed) || seed < 0;
  if (isOdd || worlds.length === 0 || seed > 200) throw new Error('Such arguments mean nothing.');
  return { days, seed, worlds, isWritten: values.write };
};
