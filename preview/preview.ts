import { parseArgs } from 'node:util';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { answerOf, send } from '../sandbox/server/answer.ts';
import { listen, PortTaken } from '../sandbox/server/listen.ts';
import { simulateTime } from '../sandbox/simulated_time.ts';
import { Desk } from './desk.ts';
import { previewServer } from './server.ts';

const NINE_O_CLOCK = 9 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4040' }, app: { type: 'string' } },
});

// The apps, Zapier's platform and the vendors of all three live in one process, so in one time.
const time = simulateTime(Date.now() - (Date.now() % DAY_MS) + NINE_O_CLOCK);
const server = previewServer(await Desk.open(time, values.app));
try {
  const { url } = await listen(async (request, _incoming, outgoing) => {
    send(outgoing, await answerOf(await server.fetch(request)));
    return RESPONSE_ALREADY_SENT;
  }, Number(values.port));
  console.log(`\nThe Zap preview: ${url}\n\nOpen it in a browser. Ctrl+C ends it, and forgets.\n`);
} catch (error) {
  if (!(error instanceof PortTaken)) throw error;
  console.error(`${error.message} Take another one: npm run preview -- --port 4041`);
  process.exit(1);
}
