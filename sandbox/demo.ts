import { playBultra } from './demo/bultra.ts';
import { playInstantCompliance } from './demo/instant_compliance.ts';
import { playLegalTalent } from './demo/legaltalent.ts';
import { Stage } from './demo/stage.ts';
import { simulateTime } from './simulated_time.ts';

const PLAYS = new Map([
  ['instant-compliance', playInstantCompliance],
  ['legaltalent', playLegalTalent],
  ['bultra', playBultra],
]);

const NINE_O_CLOCK = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const name = process.argv[2] ?? 'instant-compliance';
const play = PLAYS.get(name);
if (play === undefined) {
  console.error(`No demo is called ${name}. Choose one of: ${[...PLAYS.keys()].join(', ')}.`);
  process.exit(1);
}
const today = Date.now() - (Date.now() % DAY_MS);
const time = simulateTime(today + NINE_O_CLOCK);
const stage = new Stage(time);
await play(stage, time);
const held = stage.end();
console.log('\nThe same in a browser, to try by yourself: npm run preview');
process.exitCode = held ? 0 : 1;
