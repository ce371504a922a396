// npm run wire: every scenario on every app, in real time. It takes a few minutes.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { complaints, unsteady } from './judge.ts';
import { meet, type Outcome } from './rig.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { openWireApps } from './wire_apps.ts';
import { wirePage } from './wire_page.ts';

const PAGE = 'docs/wire.md';
const GOOD_CALLS = 1_000; // for each app, after everything else

let strangers = 0;
const elsewhere = createServer(() => {
  strangers += 1;
});
await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
const address = elsewhere.address();
const all = scenarios(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);

const honest = all.filter(({ name }) => name === 'honest');
const goodCalls = (stepCount: number): Scenario[] =>
  Array.from({ length: Math.ceil(GOOD_CALLS / stepCount) }, () => honest).flat();

const apps = await openWireApps();
const outcomes: Outcome[] = [];
for (const app of apps) {
  const met = await meet(app, [...all, ...goodCalls(app.steps.length)], false);
  console.log(`${app.name}: ${met.length} runs`);
  outcomes.push(...met);
}
for (const app of apps) await app.close();
elsewhere.close();

const found = [
  ...complaints(outcomes),
  ...unsteady(outcomes, 'honest').map((step) => `${step}: good calls differ after hostile ones`),
  ...(strangers > 0 ? [`${strangers} calls followed a redirect to another origin`] : []),
];
for (const line of found) console.error(line);
writeFileSync(PAGE, wirePage(outcomes, found.length));
console.log(`${outcomes.length} runs, ${found.length} complaints. The figures are in ${PAGE}.`);
process.exitCode = found.length > 0 ? 1 : 0;
