import type { Agent } from 'node:http';
import type { HttpCall } from './exchange.ts';

// To import node:http makes Node load all that it exports, WebSockets included: 40 ms at each start.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/** Chooses the connection of a call, in the form in which Node takes such a choice. */
export type Connections = (call: HttpCall) => Agent;

const IDLE_MS = 15_000; // longer than any pause within a run

/**
 * The connections of one run. Its calls share one, and no other run gets it: between two runs
 * Zapier puts the process to sleep, and a connection that was kept may be dead when it wakes. A
 * write that must not be repeated gets a connection of its own: on a dead one, nobody could tell
 * whether it was done.
 */
export const connectionsOfRun = (): Connections => {
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const plain = new http.Agent(kept);
  const secure = new https.Agent(kept);
  return ({ url, method, isRepeatable }) => {
    const isSecure = url.startsWith('https:');
    if (method !== 'GET' && !isRepeatable) return isSecure ? new https.Agent() : new http.Agent();
    return isSecure ? secure : plain;
  };
};
