import type { Table } from '../../sandbox/page_tables.ts';
import type { AppWeight } from '../app_weight.ts';
import { COMPARED_AT, callsADay, type Measured } from '../cells.ts';
import { TROUBLES_IN_WORDS } from '../play.ts';
import type { PollLoad } from '../poll_load.ts';
import { thisApp } from '../this_app.ts';

const LIMIT_A_DAY = 10_000;
const MINUTE_MS = 60_000;
const BYTES_PER_KB = 1_000;

/** A whole number with commas, as 12,345. */
const grouped = (count: number): string => Math.round(count).toLocaleString('en');

const bold = (words: string, isWrong: boolean): string => (isWrong ? `**${words}**` : words);

/** Events that were lost, out of those that had to come. */
const lostText = ({ lost, due }: Measured): string =>
  lost === 0 ? '0' : `**${grouped(lost)} of ${grouped(due)}**`;

/** A count that should be 0. */
const wrongText = (count: number): string => bold(grouped(count), count > 0);

/** Calls a day, bold when they are more than a key may make. */
const callsText = (measured: Measured): string => {
  const calls = callsADay(measured);
  return bold(grouped(calls), calls > LIMIT_A_DAY);
};

const multipleText = ({ calls, leastCalls }: Measured): string => (calls / leastCalls).toFixed(2);

/** A dash when nothing came at all. */
const delayText = ({ longestDelayMs, lost, due }: Measured): string =>
  lost === due && due > 0 ? '–' : `${grouped(Math.ceil(longestDelayMs / MINUTE_MS))} min`;

const everyText = ({ intervalMinutes }: Measured): string =>
  intervalMinutes === 1 ? '1 minute' : `${intervalMinutes} minutes`;

const madeBy = (seed: number): string => `\`npm run bench -- --seed ${seed}\``;

const isSameRow = (a: Measured, b: Measured): boolean =>
  a.strategy === b.strategy &&
  a.changesADay === b.changesADay &&
  a.intervalMinutes === b.intervalMinutes;

/** Pairs of lines of one Zap, with faults and without. */
const pairs = (measured: readonly Measured[]): { faulty: Measured; plain: Measured }[] => {
  const single = measured.filter(({ zaps }) => zaps === 1);
  const plainOf = (faulty: Measured) =>
    single.find((one) => !one.isFaulty && isSameRow(one, faulty)) ?? faulty;
  return single
    .filter(({ isFaulty }) => isFaulty)
    .map((faulty) => ({ faulty, plain: plainOf(faulty) }));
};

/** One Zap every two minutes: what each strategy loses with faults, and costs without. */
export const strategyTable = (measured: readonly Measured[], seed: number): Table => ({
  caption: `One Zap that polls every ${COMPARED_AT} minutes. The vendor fails in the same way in every row: ${TROUBLES_IN_WORDS}. The calls are those without faults. ${madeBy(seed)}.`,
  head: [
    'changes a day',
    'strategy',
    'lost',
    'repeated',
    'for nothing',
    'calls a day',
    '× the least',
    'longest delay',
    'hours played',
  ],
  rows: pairs(measured.filter((one) => one.intervalMinutes === COMPARED_AT)).map(
    ({ faulty, plain }) => [
      grouped(faulty.changesADay),
      faulty.strategy,
      lostText(faulty),
      wrongText(faulty.repeated),
      wrongText(faulty.forNothing),
      callsText(plain),
      multipleText(plain),
      delayText(faulty),
      String(faulty.hours),
    ],
  ),
});

const refusedText = ({ refused, hours }: Measured): string =>
  bold(grouped(refused / hours), refused > 0);

const tenZapsRow = (ten: Measured, one: Measured | undefined): string[] => [
  grouped(ten.changesADay),
  everyText(ten),
  one ? callsText(one) : '',
  callsText(ten),
  refusedText(ten),
  lostText(ten),
  delayText(ten),
  String(ten.hours),
];

/** Ten Zaps on one key: where they meet the vendor's limits. */
export const tenZapsTable = (measured: readonly Measured[], seed: number): Table => {
  const ours = measured.filter((one) => one.strategy === thisApp.name && !one.isFaulty);
  const ofOneZap = (ten: Measured) => ours.find((one) => one.zaps === 1 && isSameRow(one, ten));
  return {
    caption: `This app, without faults: calls a day of one Zap, and of ten Zaps on one key. A row that is played for a few hours ends before the calls of a day are used up; the longest delay is then longer than it says. ${madeBy(seed)}.`,
    head: [
      'changes a day',
      'every',
      'one Zap',
      'ten Zaps',
      'polls refused an hour',
      'lost',
      'longest delay',
      'hours played',
    ],
    rows: ours.filter(({ zaps }) => zaps === 10).map((ten) => tenZapsRow(ten, ofOneZap(ten))),
  };
};

/** One Zap of this app at each interval. */
export const intervalTable = (measured: readonly Measured[], seed: number): Table => ({
  caption: `One Zap of this app. The calls are those without faults; what is lost, and the longest delay, are those with faults: ${TROUBLES_IN_WORDS}. ${madeBy(seed)}.`,
  head: [
    'changes a day',
    'every',
    'calls a day',
    '× the least',
    'lost',
    'repeated',
    'for nothing',
    'longest delay',
    'hours played',
  ],
  rows: pairs(measured.filter((one) => one.strategy === thisApp.name)).map(({ faulty, plain }) => [
    grouped(faulty.changesADay),
    everyText(faulty),
    callsText(plain),
    multipleText(plain),
    lostText(faulty),
    wrongText(faulty.repeated),
    wrongText(faulty.forNothing),
    delayText(faulty),
    String(faulty.hours),
  ]),
});

const ms = (duration: number): string => `${duration.toFixed(2)} ms`;

/** What polling costs the machine that runs the app. */
export const loadTable = ({ page, memory }: PollLoad, seed: number): Table => ({
  caption: `Medians on one machine, Node ${process.version}. ${madeBy(seed)}.`,
  head: ['what', 'measured'],
  rows: [
    ['a page of 100 customers, from text to checked records', ms(page.readingMs)],
    ['`JSON.parse` alone of the same text', ms(page.parsingMs)],
    ['ratio', `${(page.readingMs / page.parsingMs).toFixed(2)} ×`],
    [
      `memory above idle of a poll of ${grouped(memory.records)} customers`,
      `${(memory.peakMb - memory.idleMb).toFixed(0)} MB`,
    ],
  ],
});

/** What each app weighs when it starts, and as the zip that Zapier gets. */
export const weightTable = (apps: readonly AppWeight[]): Table => ({
  caption: `Medians of nine fresh processes on one machine, Node ${process.version}. \`npm run bench -- --only apps\`.`,
  head: ['app', "load beyond the platform's core", 'peak memory', 'zip', 'files in the zip'],
  rows: apps.map(({ name, loadMs, peakMb, bytes, files }) => [
    name,
    `${loadMs.toFixed(1)} ms`,
    `${peakMb.toFixed(0)} MB`,
    `${grouped(bytes / BYTES_PER_KB)} kB`,
    grouped(files),
  ]),
});
