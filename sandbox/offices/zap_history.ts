import type { OutputRow } from '../zapier/data_panel.ts';
import type { StepFailure } from '../zapier/step_failure.ts';
import type { JudgedRecord, SeenCall } from './record_verdicts.ts';

export type Outcome = 'on' | 'ran' | 'held' | 'halted' | 'errored' | 'quiet';

/** One line of the history of Zaps. Several checks of a Zap that came to the same are one line. */
export interface HistoryRow<Zap> {
  id: number;
  zap: Zap;
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

type NewRow<Zap> = Pick<HistoryRow<Zap>, 'zap' | 'outcome' | 'headline'> & Partial<HistoryRow<Zap>>;

/** What a check brought. */
type Check = Partial<Pick<HistoryRow<unknown>, 'calls' | 'records'>>;

const KEPT_ROWS = 500;
const WAITING = 'A change is less than two seconds old: it waits for the next check.';
const RESTING = 'Nothing new, so it rests.';

/** The history of all Zaps, newest first, as the service shows it; and quiet checks besides. */
export class ZapHistory<Zap> {
  rows: HistoryRow<Zap>[] = [];
  #ids = 0;

  add(row: NewRow<Zap>): void {
    this.#ids += 1;
    const blank = { id: this.#ids, from: Date.now(), checks: 1, output: [], failure: null };
    this.rows.unshift({ ...blank, calls: [], records: [], ...row, at: Date.now() });
    this.rows.length = Math.min(this.rows.length, KEPT_ROWS);
  }

  failed(zap: Zap, failure: StepFailure, calls: SeenCall[]): void {
    const outcome = failure.kind === 'halted' ? 'halted' : 'errored';
    this.add({ zap, outcome, headline: failure.message, failure, calls });
  }

  held(zap: Zap, count: number, check: Check): void {
    const headline = `${count} runs are held: Zapier mails you, and you let them through or delete them.`;
    this.add({ zap, outcome: 'held', headline, ...check });
  }

  /** A check that started nothing; it joins the one before it when that came to the same. */
  quiet(zap: Zap, check: Check): void {
    const isWaiting = check.records?.some(({ verdict }) => verdict === 'waits');
    const headline = isWaiting ? WAITING : RESTING;
    const last = this.rows.find((row) => row.zap === zap);
    const isFirst = last?.outcome !== 'quiet' || last.headline !== headline;
    const before = isFirst ? { checks: 0 } : last;
    this.rows = this.rows.filter((row) => isFirst || row !== last);
    this.add({ ...before, zap, outcome: 'quiet', headline, ...check, checks: before.checks + 1 });
  }
}
