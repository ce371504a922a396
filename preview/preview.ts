import { parseArgs } from 'node:util';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { entryAt, NoBuiltApp } from '../checks/built_app.ts';
import { answerOf, send } from '../sandbox/server/answer.ts';
import { listen, PortTaken } from '../sandbox/server/listen.ts';
import { simulateTime } from '../sandbox/simulated_time.ts';
import { Desk } from './desk.ts';
import { previewServer } from './server.ts';

const HOUR_MS = 3_600_000;
const USAGE = 'Usage: npm run preview -- [--port 4041] [--app PATH]';

const values = (() => {
  try {
    const options = { port: { type: 'string', default: '4040' }, app: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch {
    console.error(`The preview takes no such argument. ${USAGE}`);
    return process.exit(2);
  }
})();
const port = Number(values.port);
if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
  console.error(`--port takes a number up to 65535, not ${values.port}.`);
  process.exit(1);
}

// The apps, Zapier's platform and the vendors of all three live in one process, so in one time.
const time = simulateTime(Date.now() - (Date.now() % (24 * HOUR_MS)) + 9 * HOUR_MS);
try {
  const server = previewServer(await Desk.open(time, values.app && entryAt(values.app)));
  const { url } = await listen(async (request, _incoming, outgoing) => {
    send(outgoing, await answerOf(await server.fetch(request)));
    return RESPONSE_ALREADY_SENT;
  }, port);
  console.log(`\nThe Zap preview: ${url}\n\nOpen it in a browser. Ctrl+C ends it, and forgets.\n`);
} catch (error) {
  if (!(error instanceof PortTaken || error instanceof NoBuiltApp)) throw error;
  const wayOut = ' Take another one: npm run preview -- --port 4041';
  console.error(error.message + (error instanceof PortTaken ? wayOut : ''));
  process.exit(1);
}
