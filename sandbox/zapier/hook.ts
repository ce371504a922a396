import * as z from 'zod';
import type { StepInput, StepRun, StepRunner } from './step_runner.ts';
import type { Event } from './zap.ts';

const events = z.array(z.record(z.string(), z.unknown()));

// Zapier gives each Zap an address of its own. This one leads nowhere: payloads come by `deliver`.
const TARGET_URL = 'https://hooks.zapier.com/hooks/standard/0/stand-in/';

/** A Zap on a hook trigger that is switched on. Zapier keeps no memory for it: all payloads count. */
export class HookZap {
  readonly #runner: StepRunner;
  readonly #operation: string;
  readonly #input: Record<string, unknown>;
  #subscription: unknown;

  constructor(runner: StepRunner, trigger: string, input: Record<string, unknown>) {
    this.#runner = runner;
    this.#operation = `triggers.${trigger}.operation`;
    this.#input = input;
  }

  /** Asks the vendor for its hooks. Throws `StepFailure`; the Zap is then off. */
  async subscribe(): Promise<StepRun> {
    const run = await this.#run('performSubscribe', { targetUrl: TARGET_URL });
    this.#subscription = run.results;
    return run;
  }

  /** Gives the trigger a payload, as the vendor would send it; returns what starts the Zap. */
  async deliver(payload: object): Promise<StepRun<Event[]>> {
    const content = JSON.stringify(payload);
    const rawRequest = { method: 'POST', querystring: '', headers: {}, content };
    const run = await this.#run('perform', { cleanedRequest: payload, rawRequest });
    return { ...run, results: events.parse(run.results) };
  }

  /** Ends the subscription. Throws `StepFailure`. */
  unsubscribe(): Promise<StepRun> {
    return this.#run('performUnsubscribe', { targetUrl: TARGET_URL });
  }

  #run(method: string, given: NonNullable<StepInput['hook']>): Promise<StepRun> {
    const hook = { subscribeData: this.#subscription, ...given };
    return this.#runner.run(`${this.#operation}.${method}`, { inputData: this.#input, hook });
  }
}
