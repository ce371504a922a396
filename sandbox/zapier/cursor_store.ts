import { createServer } from 'node:http';
import * as z from 'zod';

const remoteCall = z.object({
  id: z.unknown(),
  storeKey: z.string(),
  method: z.string(),
  params: z.array(z.unknown()),
});

/** The service behind `z.cursor`: one text per Zap, reached by the platform's own remote calls. */
export interface CursorStore {
  url: string;
  close(): Promise<void>;
}

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const resultOf = (cursors: Map<string, unknown>, body: string): object => {
  const { id, storeKey, method, params } = remoteCall.parse(JSON.parse(body));
  if (method === 'get_cursor') return { id, result: cursors.get(storeKey) ?? null };
  if (method !== 'set_cursor') return { id, error: `The stand-in knows no ${method}.` };
  cursors.set(storeKey, params[0]);
  return { id, result: null };
};

/** Opens a cursor store on a free loopback port. */
export const openCursorStore = async (): Promise<CursorStore> => {
  const cursors = new Map<string, unknown>();
  const server = createServer(async (request, response) => {
    const result = resultOf(cursors, await textOf(request));
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
