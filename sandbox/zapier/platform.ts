import { createAppHandler } from 'zapier-platform-core';

/** What the platform's service sends to its handler, as far as a stand-in needs it. */
export interface PlatformEvent {
  command: 'execute' | 'definition' | 'validate';
  method?: string;
  bundle: Record<string, unknown>;
  customLogger(message: string, data: Record<string, unknown>): void;
  rpc_base: string;
  storeKey: string;
  /**
   * Makes the platform throw on results that break its rules, as in the editor, and leaves Node's
   * http module as it is: in production the platform patches it, to log calls that an app makes
   * without `z.request`.
   */
  calledFromCli?: true;
}

export type PlatformHandler = (event: PlatformEvent) => Promise<{ results: unknown }>;

declare module 'zapier-platform-core' {
  export const createAppHandler: (app: object) => PlatformHandler;
}

// The platform ends a process that has grown past 450 MB. In production that is one app; here it
// is the vendor, Zapier and a test run as well, so it is shown none of their memory. It looks at each
// call, and a real look takes milliseconds.
const hideMemory = (): void => {
  const none = { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
  process.memoryUsage = Object.assign(() => none, { rss: () => 0 });
};

let isMemoryHidden = false;

/** The platform's own entry point for an app, the one that runs in production. */
export const platformHandler = (app: object): PlatformHandler => {
  if (!isMemoryHidden) hideMemory();
  isMemoryHidden = true;
  return createAppHandler(app);
};
