import { type JudgedRecord, judged, observed, type SeenCall } from '../sandbox/offices/seen.ts';
import type { SimulatedTime } from '../sandbox/simulated_time.ts';
import type { Event, Zap } from '../sandbox/zapier/zap.ts';
import { type Result, StepFailure } from '../sandbox/zapier.ts';
import type { OpenedApp } from './opened_app.ts';
import { runStep } from './run_step.ts';
import { nameOf, type OutputRow, outputRows, type StepView } from './view.ts';

const MINUTE_MS = 60_000;
const KEPT_ROWS = 500;

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
}

export type Outcome = 'on' | 'ran' | 'held' | 'halted' | 'errored' | 'quiet';

/** One line of the history. Several quiet checks of a Zap in a row are one line. */
export interface HistoryRow {
  id: number;
  zap: DeskZap;
  outcome: Outcome;
  /** When the first and the last check of the line were, in milliseconds. */
  from: number;
  at: number;
  checks: number;
  headline: string;
  /** What later steps may use. */
  output: OutputRow[];
  failure: StepFailure | null;
  calls: SeenCall[];
  records: JudgedRecord[];
}

type NewRow = Pick<HistoryRow, 'zap' | 'outcome' | 'headline'> & Partial<HistoryRow>;

/** The desk of whoever tries Zaps: the clock, the Zaps that are on, and what has happened. */
export class Desk {
  readonly apps: readonly OpenedApp[];
  readonly zaps: DeskZap[] = [];
  /** Newest first. */
  readonly history: HistoryRow[] = [];
  plan: (typeof PLANS)[number] = PLANS[1];
  /** What the last deed came to; the next page says it once. */
  note = '';
  readonly #time: SimulatedTime;
  #ids = 0;
  #lastCheck = Date.now();

  constructor(apps: readonly OpenedApp[], time: SimulatedTime) {
    this.apps = apps;
    this.#time = time;
  }

  /** Switches a Zap on: what is there already is remembered, and starts nothing. */
  async switchOn(app: OpenedApp, title: string, step: StepView, input: Result): Promise<void> {
    const zap: DeskZap = { id: this.#nextId(), title, app, step, input, memory: null };
    if (step.kind !== 'triggers') return this.#isOn(zap, 'It is on, and waits for a contact.');
    const { outcome, calls } = await observed(app.office, () =>
      app.zapier.switchOn(step.key, input),
    );
    if (outcome instanceof StepFailure) return this.#failed(zap, outcome, calls);
    zap.memory = outcome.zap;
    const known = outcome.remembered;
    this.#isOn(zap, `It is on. What is there already starts nothing: ${known} remembered.`, calls);
  }

  switchOff(id: number): void {
    const index = this.zaps.findIndex((zap) => zap.id === id);
    if (index >= 0) this.zaps.splice(index, 1);
  }

  /** Runs a Zap that begins outside, such as with a contact in a CRM. */
  async arrive(zap: DeskZap, input: Result): Promise<void> {
    const { outcome, calls } = await observed(zap.app.office, () =>
      runStep(zap.app, zap.step, input),
    );
    if (outcome instanceof StepFailure) return this.#failed(zap, outcome, calls);
    const [record] = outcome.results;
    if (record) await this.#ran(zap, record, { calls });
  }

  /** Moves the clock; every Zap is checked at the interval of the plan. */
  async jump(minutes: number): Promise<void> {
    const end = Date.now() + minutes * MINUTE_MS;
    const interval = this.plan.minutes * MINUTE_MS;
    while (this.#lastCheck + interval <= end) {
      this.#lastCheck = Math.max(this.#lastCheck + interval, Date.now());
      this.#time.advance(this.#lastCheck - Date.now());
      await this.checkAll();
    }
    this.#time.advance(end - Date.now());
  }

  /** Checks every Zap that is on, now. */
  async checkAll(): Promise<void> {
    for (const zap of [...this.zaps]) await this.#check(zap);
  }

  async #check(zap: DeskZap): Promise<void> {
    const { memory, app } = zap;
    if (memory === null) return;
    const { outcome, calls } = await observed(app.office, () => memory.poll());
    if (outcome instanceof StepFailure) return this.#failed(zap, outcome, calls);
    const { events, held, returned } = outcome;
    const records = judged(calls, returned, held.length > 0, Date.now());
    const check = { calls, records };
    for (const event of events.toReversed()) await this.#ran(zap, event, check);
    if (held.length > 0) this.#add({ zap, outcome: 'held', headline: heldLine(held), ...check });
    if (events.length + held.length === 0) this.#quiet(zap, check);
  }

  #isOn(zap: DeskZap, headline: string, calls: SeenCall[] = []): void {
    this.zaps.push(zap);
    this.#add({ zap, outcome: 'on', headline, calls });
  }

  async #ran(zap: DeskZap, record: Event, check: Partial<HistoryRow>): Promise<void> {
    const place = zap.step.parts.at(-1) ?? 'triggers.none';
    const fields = await zap.app.zapier.form(place).outputFields(zap.input);
    const output = outputRows(fields, record);
    const headline = `The Zap ran for ${nameOf(record)}.`;
    this.#add({ zap, outcome: 'ran', headline, output, ...check });
  }

  #failed(zap: DeskZap, failure: StepFailure, calls: SeenCall[]): void {
    const outcome = failure.kind === 'halted' ? 'halted' : 'errored';
    this.#add({ zap, outcome, headline: failure.message, failure, calls });
  }

  #quiet(zap: DeskZap, check: Pick<HistoryRow, 'calls' | 'records'>): void {
    const last = this.history.find((row) => row.zap === zap);
    const headline = 'Nothing new, so the Zap rests.';
    if (last?.outcome !== 'quiet') {
      this.#add({ zap, outcome: 'quiet', headline, ...check });
      return;
    }
    this.history.splice(this.history.indexOf(last), 1);
    const { id, from } = last;
    this.#add({ ...last, ...check, id, from, checks: last.checks + 1 });
  }

  #add(row: NewRow): void {
    const now = Date.now();
    const blank = { id: this.#nextId(), from: now, checks: 1, output: [], failure: null };
    this.history.unshift({ ...blank, calls: [], records: [], ...row, at: now });
    this.history.length = Math.min(this.history.length, KEPT_ROWS);
  }

  #nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }
}

const heldLine = (held: Event[]): string =>
  `${held.length} runs are held: Zapier mails you, and you let them through or delete them.`;
