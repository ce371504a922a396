import { html } from 'hono/html';
import { type DeskZap, type HistoryRow, PLANS } from '../desk.ts';
import { queryOf } from '../form.ts';
import type { OpenedApp } from '../opened_app.ts';
import type { Recipe } from '../recipes.ts';
import { UNSAID } from '../unsaid.ts';
import { clockTime, type Html, type Place, page } from './frame.ts';
import { markdownLine } from './markdown.ts';

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
export const rowTime = ({ from, at, checks }: HistoryRow): string =>
  checks > 1 ? `${clockTime(from)} to ${clockTime(at)}` : clockTime(at);

const nextLine = ({ output }: HistoryRow): Html => {
  const labels = output.filter(({ value }) => value).map(({ label }) => label);
  if (labels.length === 0) return html``;
  const more = labels.length > NEXT_SHOWN ? ' …' : '';
  return html`<p class="small">The next step may use: ${labels.slice(0, NEXT_SHOWN).join(', ')}${more}</p>`;
};

const rowHtml = (app: OpenedApp, row: HistoryRow): Html => html`<li class="event ${row.outcome}">
  <p><span class="badge">${OUTCOMES[row.outcome]}</span> <b>${row.zap.title}</b> <time class="quiet">${rowTime(row)}</time></p>
  <p>${row.headline}${row.checks > 1 ? ` (${row.checks} checks)` : ''}</p>${nextLine(row)}
  <p class="small"><a href="/${app.name}/why/${row.id}">Why<span class="unseen">: ${row.zap.title}, ${rowTime(row)}</span></a></p></li>`;

const ARRIVALS = [
  ['new', 'A new contact arrives'],
  ['same', 'The same contact again'],
  ['bad', 'One with a bad e-mail address'],
] as const;

const onHtml = (
  app: OpenedApp,
  zap: DeskZap,
): Html => html`<form class="buttons" method="post" action="/${app.name}/zaps/${zap.id}">
  ${zap.step.kind === 'triggers' ? html`<button name="do" value="check">Check now</button>` : ARRIVALS.map(([key, label]) => html`<button name="do" value="${key}">${label}</button>`)}
  <button class="plain" name="do" value="off">Switch off</button></form>`;

const recipeHtml = (app: OpenedApp, recipe: Recipe, zap: DeskZap | undefined): Html => {
  const { title, steps, step, input } = recipe;
  const hidden = [...new URLSearchParams(queryOf(input))].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const asked = Object.values(input).flat().join(', ');
  return html`<article class="card${zap ? ' is-on' : ''}"><h3>${title}</h3>
  ${steps.length > 0 ? html`<ol>${steps.map((line) => html`<li>${markdownLine(line)}</li>`)}</ol>` : html`<p>${markdownLine(step.description)}</p>`}
  ${asked ? html`<p class="small">Chosen: ${asked}</p>` : ''}
  ${zap ? onHtml(app, zap) : html`<form method="post" action="/${app.name}/zaps"><input type="hidden" name="title" value="${title}">${hidden}<button class="main" name="on" value="${step.kind === 'triggers' ? step.key : `${step.kind}.${step.key}`}">Switch on<span class="unseen">: ${title}</span></button></form>`}</article>`;
};

const planHtml = ({ desk }: Place): Html =>
  html`<form class="line" method="post" action="/plan"><label for="plan">Your plan at Zapier</label><select id="plan" name="plan">${PLANS.map(
    ({ name, minutes }) =>
      html`<option${name === desk.plan.name ? html` selected` : ''} value="${name}">${name}: a check every ${minutes === 1 ? 'minute' : `${minutes} minutes`}</option>`,
  )}</select><button>Choose</button></form>`;

/** The page of the Zaps: ready ones, those that are on, the history; the office beside them. */
export const zapsPage = (place: Place, app: OpenedApp, recipes: Recipe[], office: Html): Html => {
  const { desk } = place;
  const zaps = desk.zaps.filter((zap) => zap.app === app);
  const zapOf = ({ title }: Recipe) => zaps.find((zap) => zap.title === title);
  const others = zaps.filter(({ title }) => !recipes.some((recipe) => recipe.title === title));
  const rows = desk.history.filter(({ zap }) => zap.app === app).slice(0, 100);
  return page(
    place,
    'Zaps',
    html`<h1>What will my Zap do?</h1><p class="lead">Switch a Zap on. Let the office do something. Move the clock: Zapier checks, and the history says what happened and why.</p>${planHtml(place)}
<div class="split wide"><div><section aria-labelledby="ready"><h2 id="ready">Ready Zaps</h2><div class="cards">${recipes.map((recipe) => recipeHtml(app, recipe, zapOf(recipe)))}</div></section>
${others.length > 0 ? html`<section><h2>Your own Zaps</h2><div class="cards">${others.map((zap) => html`<article class="card is-on"><h3>${zap.title}</h3>${onHtml(app, zap)}</article>`)}</div></section>` : ''}
<section aria-labelledby="history"><h2 id="history">History</h2>${rows.length === 0 ? html`<p class="quiet">Nothing yet: switch a Zap on.</p>` : html`<ol class="history">${rows.map((row) => rowHtml(app, row))}</ol>`}
<p class="quiet small">${UNSAID.order} ${UNSAID.hold} ${UNSAID.failed} ${UNSAID.time}</p></section></div>
<aside aria-label="The office at ${app.title}"><h2>The office at ${app.title}</h2>${office}<p class="quiet small">${UNSAID.limits}</p></aside></div>`,
  );
};
