import type { Measured } from '../cells.ts';
import { STRATEGIES } from '../strategies/all.ts';
import { thisApp } from '../strategies/this_app.ts';
import { TROUBLES_IN_WORDS } from '../troubles.ts';
import { callsText, delayText, grouped, lostText, multipleText, wrongText } from './cell_text.ts';
import type { Table } from './table.ts';

const OUTCOME = ['lost', 'repeated', 'for nothing', 'calls a day', '× the least', 'longest delay'];

const outcome = (measured: Measured, cost = measured): string[] => [
  lostText(measured),
  wrongText(measured.repeated),
  wrongText(measured.forNothing),
  callsText(cost),
  multipleText(cost),
  delayText(measured),
];

const madeBy = (seed: number): string => `\`npm run bench -- --seed ${seed}\``;

const isSameRow = (a: Measured, b: Measured): boolean =>
  a.strategy === b.strategy &&
  a.changesADay === b.changesADay &&
  a.intervalMinutes === b.intervalMinutes;

/** One Zap every two minutes: what each strategy loses with faults, and costs without. */
export const strategyTable = (measured: readonly Measured[], seed: number): Table => {
  const single = measured.filter((one) => one.intervalMinutes === 2 && one.zaps === 1);
  const costOf = (faulty: Measured) =>
    single.find((one) => !one.isFaulty && isSameRow(one, faulty)) ?? faulty;
  return {
    caption: `One Zap that polls every 2 minutes. The vendor fails in the same way in every row: ${TROUBLES_IN_WORDS}. The calls are those without faults. ${madeBy(seed)}.`,
    head: ['changes a day', 'strategy', ...OUTCOME, 'hours played'],
    rows: single
      .filter(({ isFaulty }) => isFaulty)
      .map((one) => [
        grouped(one.changesADay),
        one.strategy,
        ...outcome(one, costOf(one)),
        String(one.hours),
      ]),
  };
};

const everyMinutes = (minutes: number): string =>
  minutes === 1 ? '1 minute' : `${minutes} minutes`;

const limitText = ({ refused, hours }: Measured): string =>
  refused === 0 ? '0' : `**${grouped(refused / hours)}**`;

const tenZapsRow = (ten: Measured, one: Measured | undefined): string[] => [
  grouped(ten.changesADay),
  everyMinutes(ten.intervalMinutes),
  one ? callsText(one) : '',
  callsText(ten),
  limitText(ten),
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

/** Every line that was played. */
export const wholeTable = (measured: readonly Measured[], seed: number): Table => ({
  caption: `${grouped(measured.length)} lines of ${STRATEGIES.length} strategies. Calls of less than 24 hours are scaled to a day, and a poll of the outage is a single call: read the calls off the lines without faults. Faults: ${TROUBLES_IN_WORDS}. ${madeBy(seed)}.`,
  head: ['changes a day', 'every', 'Zaps', 'faults', 'strategy', ...OUTCOME, 'hours played'],
  rows: measured.map((one) => [
    grouped(one.changesADay),
    everyMinutes(one.intervalMinutes),
    String(one.zaps),
    one.isFaulty ? 'yes' : 'no',
    one.strategy,
    ...outcome(one),
    String(one.hours),
  ]),
});
