import type { Switches as BultraSwitches } from '../bultra.ts';
import type { Switches as LegalTalentSwitches } from '../legaltalent.ts';
import type { Clock } from '../server/clock.ts';
import type { Fault, Faults } from '../server/faults.ts';
import type { Journal } from '../server/journal.ts';
import type { Zapier } from '../zapier.ts';
import type { Agenda } from './agenda.ts';
import type { DayResult } from './day.ts';
import type { Watch } from './expected_events.ts';
import { firingIn, type Stay, stayEvents } from './stays.ts';
import { type Event, judge } from './verdict.ts';
import { switchedOn, WatchedZap } from './watched_zap.ts';

/** Something that happens to a customer of a vendor whose list is read whole each time. */
export interface ListAct {
  kind: 'add' | 'remove' | 'status';
  atSeconds: number;
  pick: number;
  isInMidWalk: boolean;
}

interface ListScenario {
  intervalMinutes: number;
  phaseMs: number;
  startsAtMinute: number;
  pageMs: [number, number];
  /** How many are there before the Zaps are switched on. */
  people: number;
  watches: Watch[];
  acts: ListAct[];
  faults: { atSeconds: number; fault: Fault; times: number }[];
}

/** A day of LegalTalent, whose pages are numbered: they move while they are read. */
export interface LegalTalentScenario extends ListScenario {
  app: 'legaltalent';
  switches: Partial<LegalTalentSwitches>;
}

/** A day of Bultra, whose statuses tell no times. */
export interface BultraScenario extends ListScenario {
  app: 'bultra';
  switches: Partial<BultraSwitches>;
}

/** What a day needs of either vendor. */
export interface ListVendor {
  clock: Clock;
  faults: Faults;
  journal: Journal;
  /** What every id of the vendor begins with. */
  idPrefix: string;
  add(id: string): void;
  remove(id: string): void;
  /** Moves a customer to a status, where the vendor has statuses; says which. */
  setStatus(id: string, pick: number): string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_STATUS = 'PENDING';

// As odd as they can be in letters and digits.
const ODD_IDS = ['0', '007', 'null', 'id', 'ID', 'x'.repeat(200)];

/** One day of a vendor whose list is read whole, and some Zaps. */
export class WholeListDay {
  readonly #scenario: ListScenario;
  readonly #vendor: ListVendor;
  readonly #agenda: Agenda;
  readonly #stays = new Map<string, Stay[]>();
  readonly #old = new Set<string>();
  readonly #zaps: { watch: Watch; zap: WatchedZap }[] = [];
  #waitingForWalk: ListAct[] = [];

  constructor(scenario: ListScenario, vendor: ListVendor, agenda: Agenda) {
    this.#scenario = scenario;
    this.#vendor = vendor;
    this.#agenda = agenda;
    while (this.#stays.size < scenario.people) this.#add();
    for (const id of this.#stays.keys()) this.#old.add(id);
    vendor.journal.onRequest = ({ path }) => {
      if (/[?&](cursor|page)=/.test(path) && !/[?&]page=1\b/.test(path)) this.#walkGoesOn();
    };
  }

  async switchOn(zapier: Zapier): Promise<void> {
    for (const watch of this.#scenario.watches) {
      const attempt = () => zapier.switchOn(watch.trigger, watch.input);
      const on = await switchedOn(this.#agenda, attempt);
      const eyes = {
        firingOf: (record: unknown) => firingIn(watch, record),
        readSince: () => Number.NEGATIVE_INFINITY,
      };
      if (on) this.#zaps.push({ watch, zap: new WatchedZap(on.zap, this.#agenda, eyes) });
    }
  }

  async play(): Promise<DayResult> {
    const start = Date.now();
    const { acts, faults, phaseMs, intervalMinutes } = this.#scenario;
    for (const act of acts)
      this.#agenda.at(start + act.atSeconds * SECOND_MS, () => this.#act(act));
    for (const { atSeconds, fault, times } of faults)
      this.#agenda.at(start + atSeconds * SECOND_MS, () => this.#vendor.faults.next(fault, times));
    const last = Math.max(...[...acts, ...faults].map(({ atSeconds }) => atSeconds * SECOND_MS));
    const quietFrom = start + last + HOUR_MS;
    const interval = intervalMinutes * MINUTE_MS;
    const end = quietFrom + 2 * interval + MINUTE_MS;
    this.#agenda.at(quietFrom, () => this.#vendor.faults.clear());
    for (const [index, { zap }] of this.#zaps.entries()) {
      const first = start + phaseMs + index * MINUTE_MS;
      const count = Math.ceil((end - first) / interval);
      zap.pollAt(Array.from({ length: count }, (_, n) => first + n * interval));
    }
    await this.#agenda.runUntil(end);
    return this.#result((end - start) / (24 * HOUR_MS));
  }

  #act(act: ListAct): void {
    if (act.isInMidWalk) {
      this.#waitingForWalk.push(act);
      this.#agenda.at(Date.now() + HOUR_MS / 2, () => this.#walkGoesOn());
    } else this.#perform(act);
  }

  #walkGoesOn(): void {
    const acts = this.#waitingForWalk;
    this.#waitingForWalk = [];
    for (const act of acts) this.#perform(act);
  }

  #perform({ kind, pick }: ListAct): void {
    const ids = [...this.#stays.keys()];
    const id = ids[pick % Math.max(1, ids.length)];
    if (kind === 'add' || id === undefined) this.#add();
    else if (this.#latest(id).until === Number.POSITIVE_INFINITY) {
      this.#latest(id).until = Date.now();
      if (kind === 'remove') this.#vendor.remove(id);
      else this.#stay(id, this.#vendor.setStatus(id, pick));
    }
  }

  #add(): void {
    const number = this.#stays.size;
    const id = this.#vendor.idPrefix + (ODD_IDS[number] ?? number);
    this.#vendor.add(id);
    this.#stay(id, FIRST_STATUS);
  }

  #stay(id: string, status: string): void {
    const stay = { status, from: Date.now(), until: Number.POSITIVE_INFINITY };
    this.#stays.set(id, [...(this.#stays.get(id) ?? []), stay]);
  }

  #latest(id: string): Stay {
    const stay = this.#stays.get(id)?.at(-1);
    if (!stay) throw new Error(`Nobody knows the customer ${id}.`);
    return stay;
  }

  #result(days: number): DayResult {
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    const verdicts = this.#zaps.map(({ watch, zap }) => {
      const expected = [...this.#stays].map(([id, stays]): [string, Event[]] => [
        id,
        stayEvents(stays, this.#old.has(id), watch),
      ]);
      const { firings, polls } = zap;
      return { trigger: watch.trigger, ...judge(new Map(expected), { firings, polls }) };
    });
    return {
      days,
      polls: sum(this.#zaps.map(({ zap }) => zap.polls.length)),
      apiCalls: sum(this.#zaps.map(({ zap }) => zap.apiCalls)),
      verdicts,
      strangeFailures: this.#zaps.flatMap(({ zap }) => zap.strangeFailures),
    };
  }
}
