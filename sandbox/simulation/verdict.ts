/**
 * A time in which an event could be seen: from `from` (our clock, ms) until it was overtaken. The
 * vendor wrote it at `at`, by its own clock: a poll that reads from later on does not hold it.
 */
export interface Span {
  from: number;
  at: number;
  until: number;
}

/** An event that a trigger must fire, or may fire, for one customer. */
export interface Event {
  /** What a firing must show to stand for it. */
  kind: string;
  /** The least `updated_at` (ms) of a firing that stands for it. */
  since: number;
  spans: Span[];
  /** Whether it must come when it can be seen; otherwise it may. */
  isDue: boolean;
  /** How often it may come again. */
  again: number;
}

/** A record that started a Zap. */
export interface Firing {
  id: string;
  kind: string;
  /** In ms; what cannot be read is later than everything. */
  updatedAt: number;
}

/** One poll: when (our clock, ms), how far back it read, and the words with which it failed. */
export interface Poll {
  from: number;
  to: number;
  /** The earliest change it held, by the vendor's clock; minus infinity for a whole list. */
  since: number;
  failure: string | null;
}

/** What came of the events of a Zap; the lists name what is wrong, and should be empty. */
export interface Verdict {
  fired: number;
  reported: string[];
  silent: string[];
  repeated: string[];
  forNothing: string[];
}

const FLOOR_MS = 75 * 60_000;

/** Whether a failed poll says that something may be missing. */
export const admitsLoss = (words: string): boolean =>
  /may be missing|may have missed|may never|older than|is lost/i.test(words) &&
  !/nothing is lost/i.test(words);

const couldSee = (poll: Poll, { from, at, until }: Span): boolean =>
  poll.failure === null && poll.from >= from && poll.to < until && poll.since < at;

// Every poll whose floor holds the change failed, and said so. The floor begins by our clock, and is
// compared with the vendor's time: a vendor that is behind by two minutes shortens it.
const isReported = (polls: readonly Poll[], { from, at }: Span): boolean => {
  const near = polls.filter((poll) => poll.from >= from && poll.from - FLOOR_MS < at);
  return near.length > 0 && near.every(({ failure }) => failure !== null && admitsLoss(failure));
};

const fateOf = (event: Event, log: ZapLog): 'silent' | 'reported' | 'overtaken' => {
  if (event.spans.some((span) => log.polls.some((poll) => couldSee(poll, span)))) return 'silent';
  const last = event.spans.find(({ until }) => until === Number.POSITIVE_INFINITY);
  if (last === undefined) return 'overtaken';
  return isReported(log.polls, last) ? 'reported' : 'silent';
};

/** What one Zap did. */
export interface ZapLog {
  firings: readonly Firing[];
  polls: readonly Poll[];
}

const eventOf = (firing: Firing, events: readonly Event[]): Event | undefined =>
  events.findLast(({ kind, since }) => kind === firing.kind && since <= firing.updatedAt);

const judgeCustomer = (
  id: string,
  events: readonly Event[],
  firings: readonly Firing[],
  log: ZapLog,
  verdict: Verdict,
): void => {
  const counts = new Map<Event | undefined, number>();
  for (const firing of firings) {
    const event = eventOf(firing, events);
    counts.set(event, (counts.get(event) ?? 0) + 1);
    if (!event) verdict.forNothing.push(`${id}: ${firing.kind}`);
  }
  for (const event of events) {
    const count = counts.get(event) ?? 0;
    if (count > 0) verdict.fired += 1;
    if (count > 1 + event.again) verdict.repeated.push(`${id}: ${event.kind}`);
    if (count > 0 || !event.isDue) continue;
    const fate = fateOf(event, log);
    if (fate !== 'overtaken') verdict[fate].push(`${id}: ${event.kind}`);
  }
};

/** Compares what a Zap fired with what there was to fire, customer by customer. */
export const judge = (expected: ReadonlyMap<string, readonly Event[]>, log: ZapLog): Verdict => {
  const byId = Map.groupBy(log.firings, ({ id }) => id);
  const verdict: Verdict = { fired: 0, reported: [], silent: [], repeated: [], forNothing: [] };
  for (const [id, events] of expected) judgeCustomer(id, events, byId.get(id) ?? [], log, verdict);
  const strangers = [...byId.keys()].filter((id) => !expected.has(id));
  verdict.forNothing.push(...strangers.map((id) => `${id}: nobody`));
  return verdict;
};
