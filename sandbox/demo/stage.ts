import { styleText } from 'node:util';
import type { SimulatedTime } from '../simulated_time.ts';
import type { ApiCall } from '../zapier/api_call.ts';
import { StepFailure } from '../zapier/step_failure.ts';
import { tableLines } from './table.ts';

/** One call of Zapier in a step of the play: what it called, at what cost, and what came back. */
export interface Act {
  called: string;
  apiCalls: ApiCall[];
  cameBack: string;
  /** What must be true of it; the play fails when one is not. */
  mustHold: Record<string, boolean>;
}

const HEAD = ['Zapier calls', 'API calls', 'What came back'];
const INDENT = '  ';
const LAST_COLUMN = 34; // so that a table fits a terminal of 80 columns

const callsOf = (apiCalls: ApiCall[]): string =>
  [apiCalls.length, ...apiCalls.map(({ method }) => method)].join(' ');

/** Prints a play scene by scene and remembers whatever did not hold. Colour only on a terminal. */
export class Stage {
  readonly #time: SimulatedTime;
  readonly #failures: string[] = [];
  #scenes = 0;
  #apiCalls = 0;

  constructor(time: SimulatedTime) {
    this.#time = time;
  }

  title(text: string, subtitle: string): void {
    console.log(`\n${styleText('bold', text)}\n${styleText('dim', subtitle)}\n`);
  }

  /** Plays one step `minutes` after the last and prints it. */
  async step(minutes: number, heading: string, play: () => Promise<Act[]>): Promise<void> {
    this.#time.advance(minutes * 60_000);
    this.#scenes += 1;
    const clock = new Date().toISOString().slice(11, 16);
    console.log(`${styleText('cyan', clock)}  ${styleText('bold', heading)}`);
    const acts = await this.#played(heading, play);
    const rows = acts.map((act) => [act.called, callsOf(act.apiCalls), act.cameBack]);
    for (const line of tableLines(HEAD, rows, LAST_COLUMN)) console.log(INDENT + line);
    for (const act of acts) this.#judge(act);
    console.log('');
  }

  /** Prints the summary; true when everything held. */
  end(): boolean {
    const held = this.#failures.length === 0;
    const summary = `${this.#scenes} scenes, ${this.#apiCalls} API calls, ${this.#failures.length} misbehaved`;
    console.log(styleText(held ? 'green' : 'red', `${held ? '✔' : '✘'} ${summary}`));
    for (const failure of this.#failures) console.log(styleText('red', `  ✘ ${failure}`));
    return held;
  }

  async #played(heading: string, play: () => Promise<Act[]>): Promise<Act[]> {
    try {
      return await play();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const apiCalls = error instanceof StepFailure ? error.apiCalls : [];
      this.#failures.push(`${heading}: ${reason}`);
      return [{ called: 'failed', apiCalls, cameBack: reason, mustHold: {} }];
    }
  }

  #judge({ called, apiCalls, mustHold }: Act): void {
    this.#apiCalls += apiCalls.length;
    for (const [promise, holds] of Object.entries(mustHold)) {
      const mark = holds ? styleText('green', '✔') : styleText('red', '✘');
      console.log(`${INDENT}${mark} ${promise}`);
      if (!holds) this.#failures.push(`${called}: ${promise}`);
    }
  }
}
