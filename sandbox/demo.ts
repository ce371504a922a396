import { playInstantCompliance } from './demo/instant_compliance.ts';
import { Stage } from './demo/stage.ts';
import { simulateTime } from './simulated_time.ts';

const NINE_O_CLOCK = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const today = Date.now() - (Date.now() % DAY_MS);
const time = simulateTime(today + NINE_O_CLOCK);
const stage = new Stage(time);
await playInstantCompliance(stage, time);
process.exitCode = stage.end() ? 0 : 1;
