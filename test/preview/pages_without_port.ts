import { afterAll, beforeAll } from '@jest/globals';
import type { Hono } from 'hono';
import { Desk } from '../../preview/desk.ts';
import { previewServer } from '../../preview/server.ts';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';

export const HOST = '127.0.0.1:4040';
export const APPS = ['instant-compliance', 'legaltalent', 'bultra'];

// The stopwatch of the process is simulated as well.
const realMs = (): number => Number(process.hrtime.bigint() / 1_000_000n);

/** Opens the preview for the tests of a file: its pages are asked for without a port. */
export const openPages = () => {
  let time: SimulatedTime;
  let desk: Desk;
  let server: Hono;
  let slowest = { ms: 0, address: '' };
  let readyMs = 0;
  beforeAll(async () => {
    time = simulateTime(Date.parse('2026-07-20T09:00:00Z'));
    const start = realMs();
    desk = await Desk.open(time);
    readyMs = realMs() - start;
    server = previewServer(desk);
  });
  afterAll(async () => {
    for (const app of desk.apps) await app.close();
    time.end();
    const page = `${slowest.address} in ${slowest.ms} ms`;
    process.stdout.write(`Preview: ready in ${readyMs} ms, slowest page ${page}\n`);
  });
  const appNamed = (name: string) => {
    const app = desk.apps.find((one) => one.name === name);
    if (!app) throw new Error(`There is no ${name}.`);
    return app;
  };
  return {
    desk: () => desk,
    time: () => time,
    appNamed,
    peopleCount: (app: string): number => appNamed(app).office?.people().length ?? 0,
    personNamed: (app: string, name: string): string =>
      appNamed(app)
        .office?.people()
        .find((one) => one.name === name)?.id ?? '',
    head: async (address: string) => {
      const init = { method: 'HEAD', headers: { Host: HOST } };
      const answer = await server.request(address, init);
      return { status: answer.status, text: await answer.text() };
    },
    get: async (address: string, headers: Record<string, string> = {}) => {
      const start = realMs();
      const answer = await server.request(address, { headers: { Host: HOST, ...headers } });
      const text = await answer.text();
      const ms = realMs() - start;
      if (ms > slowest.ms && !address.endsWith('/sheet')) slowest = { ms, address };
      return { status: answer.status, text, headers: answer.headers };
    },
    post: async (address: string, form: string, headers: Record<string, string> = {}) => {
      const own = { Host: HOST, Origin: `http://${HOST}`, Referer: `http://${HOST}/bultra/office` };
      const init = { method: 'POST', body: form, headers: { ...own, ...headers } };
      const answer = await server.request(address, init);
      return {
        status: answer.status,
        text: await answer.text(),
        to: answer.headers.get('Location'),
      };
    },
  };
};
