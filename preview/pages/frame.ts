import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { OpenedApp } from '../opened_app.ts';

export type Html = ReturnType<typeof html>;

/** What every page hangs in: the app that it is about, if any, and its part of that app. */
export interface Place {
  desk: Desk;
  app?: OpenedApp | undefined;
  part?: 'zaps' | 'steps' | 'office' | 'sheet' | undefined;
}

const PARTS = { zaps: 'Zaps', steps: 'Steps', office: 'Office', sheet: 'Sheet' };
const JUMPS = { 2: '2 min', 15: '15 min', 60: '1 h', 1440: '1 day' };

/** An instant (ms) as people of an office write it. */
export const clockTime = (at: number, withDay = false): string =>
  new Date(at).toLocaleString('en-GB', {
    timeZone: 'UTC',
    ...(withDay ? { weekday: 'short', day: 'numeric', month: 'short' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const current = (isCurrent: boolean): Html => (isCurrent ? html` aria-current="page"` : html``);

const clock = (): Html => html`<form class="clock" method="post" action="/clock">
  <span class="time"><span class="quiet">It is</span> <time>${clockTime(Date.now(), true)}</time></span>
  <span class="jumps" role="group" aria-label="Move the clock">${Object.entries(JUMPS).map(
    ([minutes, label]) => html`<button name="minutes" value="${minutes}">+${label}</button>`,
  )}</span>
</form>`;

const tabs = ({ app, part }: Place): Html =>
  app === undefined
    ? html``
    : html`<nav class="tabs" aria-label="${app.title}">${Object.entries(PARTS).map(
        ([key, label]) => html`<a href="/${app.name}/${key}"${current(part === key)}>${label}</a>`,
      )}</nav>`;

/** A whole page: where one is, the clock, and what the last deed came to. */
export const page = (place: Place, title: string, content: Html | Html[]): Html => {
  const { desk, app } = place;
  const { note } = desk;
  desk.note = '';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${app ? ` · ${app.title}` : ''} · Zap preview</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
  <a class="brand" href="/">Zap preview</a>
  <nav class="apps" aria-label="Apps">${desk.apps.map(
    ({ name, title: label }) =>
      html`<a href="/${name}/zaps"${current(name === app?.name)}>${label}</a>`,
  )}</nav>
  ${clock()}
</header>
${tabs(place)}
<main id="content">
${note === '' ? '' : html`<p class="note" role="status">${note}</p>`}
${content}
</main>
<footer class="foot">
  <p>Everybody here is invented, and nothing is stored: closing the preview forgets it all. No call leaves this machine. This is a stand-in, not Zapier: what it shows follows Zapier's documentation.</p>
  <form method="post" action="/start-over"><button class="plain">Start over</button></form>
</footer>
</body>
</html>`;
};
