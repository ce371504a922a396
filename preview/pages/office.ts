import { html } from 'hono/html';
import { TROUBLES } from '../../sandbox/offices/office.ts';
import type { OpenedApp } from '../opened_app.ts';
import { type Html, type Place, page } from './frame.ts';

/** The vendor's side: its trouble, what staff do, and the people. */
export const officeHtml = ({ name, office }: OpenedApp): Html => {
  if (office === null)
    return html`<p>This app runs against the vendor that the environment names: it has no office here.</p>`;
  const action = `/${name}/office`;
  return html`<form class="line" method="post" action="/${name}/trouble"><label for="trouble">Trouble</label>
<select id="trouble" name="trouble">${TROUBLES.map(
    ({ key, label }) =>
      html`<option value="${key}"${key === office.trouble ? html` selected` : ''}>${label}</option>`,
  )}</select><button>Set</button></form>
<form class="buttons" method="post" action="${action}">${office.actsAlone.map(
    ({ key, label }) => html`<button name="act" value="${key}">${label}</button>`,
  )}</form>
<div class="people">${office
    .people()
    .toReversed()
    .slice(0, 40)
    .map(
      (
        person,
      ) => html`<details name="people"${person.id === office.touched ? html` open` : ''}><summary><b>${person.name}</b> <span class="tags">${person.tags.map((tag) => html`<span class="tag">${tag}</span> `)}</span></summary>
<form class="buttons" method="post" action="${action}"><input type="hidden" name="person" value="${person.id}">${office.actsOnOne.map(
        ({ key, label }) => html`<button name="act" value="${key}">${label}</button>`,
      )}</form></details>`,
    )}</div>`;
};

export const officePage = (place: Place, app: OpenedApp): Html =>
  page(
    place,
    'Office',
    html`<h1>The office</h1><p class="lead">What staff do at ${app.title}. Zapier sees it at the next check.</p>${officeHtml(app)}`,
  );
