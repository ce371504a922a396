import { parseArgs } from 'node:util';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { answerOf, send } from '../sandbox/server/answer.ts';
import { listen, PortTaken } from '../sandbox/server/listen.ts';
import { simulateTime } from '../sandbox/simulated_time.ts';
import { openPreview } from './open.ts';
import { previewApp } from './server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4040' }, app: { type: 'string' } },
});

const NINE_O_CLOCK = 9 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

try {
  const time = simulateTime(Date.now() - (Date.now() % DAY_MS) + NINE_O_CLOCK);
  const app = previewApp(await openPreview(time, values.app));
  const { url } = await listen(async (request, _incoming, outgoing) => {
    send(outgoing, await answerOf(await app.fetch(request)));
    return RESPONSE_ALREADY_SENT;
  }, Number(values.port));
  console.log(
    `\nThe Zap preview: ${url}\n\nOpen it in a browser. Ctrl+C ends it; what was done is forgotten.\n`,
  );
} catch (error) {
  if (!(error instanceof PortTaken)) throw error;
  console.error(`${error.message} Choose another one: npm run preview -- --port 4041.`);
  process.exit(1);
}
