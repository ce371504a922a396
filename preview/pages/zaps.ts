import { html } from 'hono/html';
import type { HistoryRow } from '../../sandbox/offices/zap_history.ts';
import { queryOf } from '../../sandbox/zapier/filled_form.ts';
import { markdownLine } from '../../sandbox/zapier/markdown.ts';
import type { Result } from '../../sandbox/zapier.ts';
import { type DeskZap, PLANS } from '../desk.ts';
import type { OpenedApp } from '../opened_app.ts';
import type { Recipe } from '../recipes.ts';
import { UNSAID } from '../unsaid.ts';
import { clockTime, type Html, type Place, page } from './frame.ts';
import { officeHtml } from './office.ts';

/** Words of an outcome, and the mark that goes with it. */
export const OUTCOMES = {
  on: 'On',
  ran: 'Ran',
  held: 'Held',
  halted: 'Stopped',
  errored: 'Failed',
  quiet: 'Quiet',
} as const;

const NEXT_SHOWN = 6;

/** When a line of the history was: an instant, or the first and the last check. */
export const rowTime = ({ from, at, checks }: HistoryRow<DeskZap>): string =>
  checks > 1 ? `${clockTime(from)} to ${clockTime(at)}` : clockTime(at);

const nextLine = ({ output }: HistoryRow<DeskZap>): Html => {
  const labels = output.flatMap(({ label, value }) => (value ? label : []));
  const shown = labels.slice(0, NEXT_SHOWN).join(', ');
  const rest = labels.length > NEXT_SHOWN ? html` and ${labels.length - NEXT_SHOWN} more` : '';
  return shown ? html`<p class="small">The next step may use: ${shown}${rest}.</p>` : html``;
};

const rowHtml = (
  app: OpenedApp,
  row: HistoryRow<DeskZap>,
): Html => html`<li class="event ${row.outcome}">
  <p><span class="badge">${OUTCOMES[row.outcome]}</span> <b>${row.zap.title}</b> <time class="quiet">${rowTime(row)}</time></p>
  <p>${row.headline}${row.checks > 1 ? ` (${row.checks} checks)` : ''}</p>${nextLine(row)}
  <p class="small"><a href="/${app.name}/why/${row.id}" aria-label="Why: ${row.zap.title}, ${rowTime(row)}">Why</a></p></li>`;

const CHECK = [['check', 'Check now']] as const;

const ARRIVALS = [
  ['new', 'A new contact arrives'],
  ['same', 'The same contact again'],
  ['bad', 'One with a bad e-mail address'],
] as const;

const chosen = (input: Result): Html => {
  const values = Object.values(input).flat().join(', ');
  return values ? html`<p class="small">Chosen: ${values}</p>` : html``;
};

const zapHtml = (
  app: OpenedApp,
  { id, title, step, input }: DeskZap,
): Html => html`<article class="card is-on"><h3>${title}</h3><p class="small quiet">${step.label}</p>${chosen(input)}
<form class="buttons" method="post" action="/${app.name}/zaps/${id}">${(step.kind === 'triggers' ? CHECK : ARRIVALS).map(([key, label]) => html`<button name="do" value="${key}">${label}</button>`)}
<button class="plain" name="do" value="off" aria-label="Switch off: ${title}">Switch off</button></form></article>`;

const recipeHtml = (
  app: OpenedApp,
  { title, steps, step, input }: Recipe,
): Html => html`<article class="card"><h3>${title}</h3>
${steps.length > 0 ? html`<ol>${steps.map((line) => html`<li>${markdownLine(line)}</li>`)}</ol>` : html`<p class="small">${markdownLine(step.description)}</p>`}${chosen(input)}
<form method="post" action="/${app.name}/zaps"><input type="hidden" name="title" value="${title}">${[...new URLSearchParams(queryOf(input))].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="main" name="on" value="${step.kind}.${step.key}" aria-label="Switch on: ${title}">Switch on</button></form></article>`;

const planHtml = ({ desk }: Place): Html =>
  html`<form class="line" method="post" action="/plan"><label for="plan">Your plan at Zapier</label><select id="plan" name="plan">${PLANS.map(
    ({ name, minutes }) =>
      html`<option${name === desk.plan.name ? html` selected` : ''} value="${name}">${name}: a check every ${minutes === 1 ? 'minute' : `${minutes} minutes`}</option>`,
  )}</select><button>Choose</button></form>`;

/** The page of the Zaps: ready ones, those that are on, the history; the office beside them. */
export const zapsPage = (place: Place, app: OpenedApp, recipes: Recipe[]): Html => {
  const { desk } = place;
  const zaps = desk.zaps.filter((zap) => zap.app === app);
  const ready = recipes.filter(({ title }) => !zaps.some((zap) => zap.title === title));
  const rows = desk.history.rows.filter(({ zap }) => zap.app === app).slice(0, 100);
  return page(
    place,
    'Zaps',
    html`<h1>What will my Zap do?</h1><p class="lead">Switch a Zap on. Let the office do something. Move the clock: Zapier checks, and the history says what happened and why.</p>${planHtml(place)}
<div class="split wide"><div>
${zaps.length > 0 ? html`<section aria-labelledby="on"><h2 id="on">On now</h2><div class="cards">${zaps.map((zap) => zapHtml(app, zap))}</div></section>` : ''}
${rows.length > 0 ? html`<section aria-labelledby="history"><h2 id="history">History</h2><ol class="history">${rows.map((row) => rowHtml(app, row))}</ol></section>` : ''}
<section aria-labelledby="ready"><h2 id="ready">Ready Zaps</h2><div class="cards">${ready.map((recipe) => recipeHtml(app, recipe))}</div></section>
<p class="quiet small">${UNSAID.order} ${UNSAID.hold} ${UNSAID.failed} ${UNSAID.time}</p></div>
<aside aria-label="The office at ${app.title}"><h2>The office at ${app.title}</h2>${officeHtml(app)}<p class="quiet small">${UNSAID.limits}</p></aside></div>`,
  );
};
