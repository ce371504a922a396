import { html } from 'hono/html';
import { type JudgedRecord, lengthOf, windowStart } from '../../sandbox/offices/record_verdicts.ts';
import type { HistoryRow } from '../../sandbox/offices/zap_history.ts';
import { nameOf } from '../../sandbox/zapier/data_panel.ts';
import { queryOf } from '../../sandbox/zapier/filled_form.ts';
import type { DeskZap } from '../desk.ts';
import { UNSAID } from '../unsaid.ts';
import { clockTime, type Html, type Place, page } from './frame.ts';
import { callTable, dataPanel, failureHtml } from './step.ts';
import { OUTCOMES, rowTime } from './zaps.ts';

const SHOWN = 200;

const VERDICTS = {
  new: 'new: the Zap had never seen this key, so it ran',
  held: 'new, but held with the others',
  seen: 'seen: the Zap knows this key, so nothing happened',
  waits: 'waits: it changed a moment ago, or has not got its time yet; a later check takes it',
  'not an event': 'not an event of this trigger',
} as const;

const windowLine = ({ calls, at }: HistoryRow<DeskZap>): string => {
  const start = windowStart(calls);
  if (start === null) return 'It read the whole list.';
  return `It read what changed since ${clockTime(start, true)}: the last ${lengthOf(at - start)}.`;
};

const recordRow = ({ record, dedupeKey, verdict }: JudgedRecord): Html => {
  const key = Object.entries(dedupeKey);
  return html`<tr class="${verdict.replaceAll(' ', '-')}"><td>${nameOf(record)}</td><td>${key.length === 0 ? '–' : key.map(([name, value]) => html`<code class="chip">${name}=${value}</code> `)}</td><td>${VERDICTS[verdict]}</td></tr>`;
};

const recordTable = (records: JudgedRecord[]): Html =>
  records.length === 0
    ? html`<p>No record came back.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Records"><table><thead><tr><th scope="col">Record</th><th scope="col">Dedupe key</th><th scope="col">Verdict</th></tr></thead><tbody>${records.slice(0, SHOWN).map(recordRow)}</tbody></table></div>`;

/** Why a Zap ran, or did not: the window, the calls, and each record with its verdict. */
export const whyPage = (place: Place, row: HistoryRow<DeskZap>): Html => {
  const { zap, outcome, headline, failure, calls, records, output } = row;
  const { step, app, input } = zap;
  const isTrigger = step.kind === 'triggers';
  return page(
    place,
    'Why',
    html`<p><a href="/${app.name}/zaps">Back to the Zaps</a></p><div class="headline"><p class="kind">${zap.title}, ${rowTime(row)}</p><h1><span class="badge ${outcome}">${OUTCOMES[outcome]}</span> Why?</h1></div>
${failure ? failureHtml(failure, isTrigger) : html`<p class="lead">${headline}</p>`}
<p>The step is <a href="/${app.name}/${step.kind}/${step.key}?${queryOf(input)}">${step.label}</a>, with the form as it was.</p>
${isTrigger && !failure ? html`<h2>The window</h2><p>${windowLine(row)}</p>` : ''}
<h2>The calls</h2>${callTable(calls)}
${isTrigger && !failure && outcome !== 'on' ? html`<h2>The records</h2>${recordTable(records)}<p class="quiet small">${UNSAID.waits}</p>` : ''}
${failure && isTrigger ? html`<p>A check that failed remembers nothing: what it missed is still new to a later one.</p>` : ''}
${output.length > 0 ? html`<h2>What the next step may use</h2>${dataPanel(output)}` : ''}`,
  );
};
