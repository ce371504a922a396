import { contact } from '../sandbox/offices/office.ts';
import { judged, observed, type SeenCall } from '../sandbox/offices/record_verdicts.ts';
import { ZapHistory } from '../sandbox/offices/zap_history.ts';
import type { SimulatedTime } from '../sandbox/simulated_time.ts';
import { nameOf, outputRows } from '../sandbox/zapier/data_panel.ts';
import { testStep } from '../sandbox/zapier/editor_test.ts';
import type { Event, Zap } from '../sandbox/zapier/zap.ts';
import { type Result, StepFailure } from '../sandbox/zapier.ts';
import { type OpenedApp, openersOf } from './opened_app.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import type { StepView } from './view.ts';

const MINUTE_MS = 60_000;

/** How often Zapier checks a trigger, in minutes. */
export const PLANS = [
  { name: 'Free', minutes: 15 },
  { name: 'Professional', minutes: 2 },
  { name: 'Team, Enterprise', minutes: 1 },
] as const;

/** A Zap that is switched on: a trigger that is checked, or an action that a contact starts. */
export interface DeskZap {
  id: number;
  title: string;
  app: OpenedApp;
  step: StepView;
  input: Result;
  /** What Zapier remembers of a trigger; null for an action. */
  memory: Zap | null;
  /** How many contacts have come. */
  arrivals: number;
}

/** The desk of whoever tries Zaps: the apps, the clock, the Zaps that are on, what has happened. */
export class Desk {
  apps: OpenedApp[] = [];
  /** Apps that did not load, each with its reason. */
  readonly broken = new Map<string, string>();
  zaps: DeskZap[] = [];
  history = new ZapHistory<DeskZap>();
  plan: (typeof PLANS)[number] = PLANS[1];
  /** What the last deed came to; the next page says it once. */
  note = '';
  readonly #time: SimulatedTime;
  readonly #openers: ReturnType<typeof openersOf>;
  readonly #sheets = new Map<string, Promise<Sheet>>();
  #ids = 0;
  #lastCheck = Date.now();

  private constructor(time: SimulatedTime, appPath?: string) {
    this.#time = time;
    this.#openers = openersOf(appPath);
  }

  /** Opens the three apps, or the one at a path, and a desk to try them at. */
  static async open(time: SimulatedTime, appPath?: string): Promise<Desk> {
    const desk = new Desk(time, appPath);
    await desk.startOver();
    return desk;
  }

  /** Forgets the Zaps and what happened at the offices; time stays where it is. */
  async startOver(): Promise<void> {
    const old = this.apps.splice(0);
    this.zaps = [];
    this.history = new ZapHistory();
    for (const [name, open] of this.#openers)
      await open().then(
        (app) => this.apps.push(app),
        (error: Error) => this.broken.set(name, error.message),
      );
    for (const app of old) await app.close();
  }

  /** The sheet of an app: made once, with a copy of the app at an office of its own. */
  sheet({ name }: OpenedApp): Promise<Sheet> {
    const sheet = this.#sheets.get(name) ?? this.#newSheet(name);
    this.#sheets.set(name, sheet);
    return sheet;
  }

  /** Switches a Zap on: what is there already is remembered, and starts nothing. */
  async switchOn(app: OpenedApp, title: string, step: StepView, input: Result): Promise<void> {
    this.#ids += 1;
    const id = this.#ids;
    const zap: DeskZap = { id, title, app, step, input, memory: null, arrivals: 0 };
    if (step.kind !== 'triggers') return this.#isOn(zap, 'It is on, and waits for a contact.', []);
    const work = () => app.zapier.switchOn(step.key, input);
    const { outcome, calls } = await observed(app.office, work);
    if (outcome instanceof StepFailure) return this.history.failed(zap, outcome, calls);
    zap.memory = outcome.zap;
    this.#isOn(zap, 'It is on. Whatever is there already starts nothing.', calls);
  }

  /** A contact reaches a Zap that begins in a CRM: a new one, the same again, or one with an error. */
  async arrive(zap: DeskZap, kind: 'new' | 'same' | 'bad'): Promise<void> {
    if (kind !== 'same') zap.arrivals += 1;
    const input = contact(zap.id * 10 + zap.arrivals, kind === 'bad');
    const work = () => testStep(zap.app.zapier, zap.step, input);
    const { outcome, calls } = await observed(zap.app.office, work);
    if (outcome instanceof StepFailure) return this.history.failed(zap, outcome, calls);
    for (const record of outcome.results) await this.#ran(zap, record, { calls });
  }

  /** Moves the clock; every Zap is checked at the interval of the plan. */
  async jump(minutes: number): Promise<void> {
    const end = Date.now() + minutes * MINUTE_MS;
    const interval = this.plan.minutes * MINUTE_MS;
    while (this.#lastCheck + interval <= end) {
      this.#lastCheck = Math.max(this.#lastCheck + interval, Date.now());
      this.#time.advance(this.#lastCheck - Date.now());
      for (const zap of this.zaps) await this.check(zap);
    }
    this.#time.advance(end - Date.now());
  }

  /** Checks a trigger now; a Zap that begins elsewhere has nothing to check. */
  async check(zap: DeskZap): Promise<void> {
    const { memory, app } = zap;
    if (memory === null) return;
    const { outcome, calls } = await observed(app.office, () => memory.poll());
    if (outcome instanceof StepFailure) return this.history.failed(zap, outcome, calls);
    const { events, held, returned } = outcome;
    const records = judged(calls, returned, held.length > 0, Date.now());
    const check = { calls, records };
    for (const event of events.toReversed()) await this.#ran(zap, event, check);
    if (held.length > 0) this.history.held(zap, held.length, check);
    if (events.length + held.length === 0) this.history.quiet(zap, check);
  }

  async #newSheet(name: string): Promise<Sheet> {
    const app = await this.#openers.get(name)?.();
    if (!app) throw new Error(`There is no app ${name}.`);
    return sheetOf(app).finally(() => app.close());
  }

  #isOn(zap: DeskZap, headline: string, calls: SeenCall[]): void {
    this.zaps.push(zap);
    this.history.add({ zap, outcome: 'on', headline, calls });
  }

  async #ran(zap: DeskZap, record: Event, check: { calls: SeenCall[] }): Promise<void> {
    const fields = await zap.app.zapier.form(zap.step.parts).outputFields(zap.input);
    const output = outputRows(fields, record);
    const headline = `It ran for ${nameOf(record)}.`;
    this.history.add({ zap, outcome: 'ran', headline, output, ...check });
  }
}
