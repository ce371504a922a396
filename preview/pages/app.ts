import { html } from 'hono/html';
import { Filled } from '../../sandbox/zapier/filled_form.ts';
import { markdownLine } from '../../sandbox/zapier/markdown.ts';
import type { OpenedApp } from '../opened_app.ts';
import { fieldHtml } from './field.ts';
import { type Html, type Place, page } from './frame.ts';
import { KIND_NAMES } from './step.ts';

/** The dialog in which a user connects an account. */
export const connectionHtml = ({ view, findings }: OpenedApp, label: string): Html =>
  html`<div class="card dialog">${view.connection.map((field) =>
    fieldHtml(
      { field, options: field.choices, hasMore: false, trouble: '' },
      new Filled(new URLSearchParams()),
      findings.filter(({ where }) => where === `authentication.fields.${field.key}`),
    ),
  )}<p>The connection is called <b>${label}</b>.</p></div>`;

/** The page of an app: its steps, and how it connects. */
export const appPage = (place: Place, app: OpenedApp, label: string): Html => {
  const lists = Object.entries(KIND_NAMES).map(([kind, name]) => {
    const steps = app.view.steps.filter((step) => step.kind === kind);
    return steps.length === 0
      ? html``
      : html`<h2>${name}${kind === 'searches' ? 'es' : kind === 'searchOrCreates' ? '' : 's'}</h2><ul class="steps">${steps.map(
          (step) =>
            html`<li${step.isHidden ? html` class="hidden-step"` : ''}><a href="/${app.name}/${kind}/${step.key}">${step.label}</a>${step.isHidden ? ' (hidden: it fills a dropdown)' : ''}<p>${markdownLine(step.description)}</p></li>`,
        )}</ul>`;
  });
  return page(
    place,
    'Steps',
    html`<h1>Steps of ${app.title}</h1><div class="split"><section>${lists}</section><section><h2>Connection</h2>${connectionHtml(app, label)}</section></div>`,
  );
};

const CARDS = [
  ['zaps', 'What will my Zap do?', 'Switch a ready Zap on, let the office act, move the clock.'],
  ['steps', 'What does each form ask?', 'Every step as the Zap editor shows it; test it for real.'],
  ['sheet', 'All of it on one page', 'For a reviewer: forms, samples, live results. It prints.'],
] as const;

/** The first page: the apps, and where to go for what. */
export const homePage = (place: Place): Html =>
  page(
    place,
    'Welcome',
    html`<h1>See a Zap before it is on</h1><p class="lead">These apps run here as they would at Zapier, against an invented office on this machine. No account is needed.</p>
${place.desk.apps.map(
  ({ name, title }) =>
    html`<section><h2>${title}</h2><div class="cards">${CARDS.map(
      ([part, question, answer]) =>
        html`<a class="card" href="/${name}/${part}"><b>${question}</b><span>${answer}</span></a>`,
    )}</div></section>`,
)}
${[...place.desk.broken].map(([name, reason]) => html`<section><h2>${name}</h2><div class="failure"><p>This app does not load: ${reason}</p></div></section>`)}`,
  );

/** The page for an address that leads nowhere. */
export const lostPage = (place: Place): Html =>
  page(
    place,
    'Not here',
    html`<h1>There is nothing here</h1><p>The address names no page, step or Zap of this preview. <a href="/${place.app ? `${place.app.name}/zaps` : ''}">Go back</a>.</p>`,
  );
