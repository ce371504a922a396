import { readFileSync } from 'node:fs';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { setTrouble, TROUBLES } from '../sandbox/offices/office.ts';
import { type Desk, type DeskZap, PLANS } from './desk.ts';
import { Filled, inputOf } from './form.ts';
import type { OpenedApp } from './opened_app.ts';
import { appPage, homePage, lostPage } from './pages/app.ts';
import type { Html, Place } from './pages/frame.ts';
import { officeHtml, officePage } from './pages/office.ts';
import { sheetPage } from './pages/sheet.ts';
import { stepPage } from './pages/step.ts';
import { whyPage } from './pages/why.ts';
import { zapsPage } from './pages/zaps.ts';
import { contact, fieldsOf, recipesOf } from './recipes.ts';
import { findingsIn, type Sheet } from './sheet.ts';
import { shownStep, testStep } from './step_form.ts';

/** What the pages are about; starting over puts another one in its place. */
export interface Preview {
  desk: Desk;
  /** Apps that did not load, each with its reason. */
  broken: ReadonlyMap<string, string>;
  /** The sheet of an app; made once. */
  sheet(app: OpenedApp): Promise<Sheet>;
  startOver(): Promise<void>;
}

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;
const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#2f5d62"/><path d="M9 2 4 9h3l-1 5 6-8H8z" fill="#fff"/></svg>';

// Another Host is a web page that had its name point here; a form comes from a page of this server.
const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('Host') ?? '';
  if (!LOOPBACK_HOST.test(host)) return c.text('The preview answers on this machine only.', 403);
  const origin = c.req.header('Origin');
  const isOwn = origin === undefined ? c.req.method === 'GET' : origin === `http://${host}`;
  if (!isOwn) return c.text('The preview takes nothing from other web pages.', 403);
  await next();
  for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value);
};

/** One request at a time: the clock and the vendor's journal belong to it alone. */
const oneAtATime = (): MiddlewareHandler => {
  let last: Promise<unknown> = Promise.resolve();
  return (_, next) => {
    const turn = last.then(next);
    last = turn.catch(() => {});
    return turn;
  };
};

const formOf = async (c: Context): Promise<URLSearchParams> =>
  new URLSearchParams(await c.req.text());

/** Back to the page that the form was on. */
const back = (c: Context, fallback: string): Response => {
  const from = URL.parse(c.req.header('Referer') ?? '');
  return c.redirect(from ? from.pathname + from.search : fallback, 303);
};

/** The pages and what their forms do. Needs no port: `request()` of the result answers as well. */
export const previewApp = (preview: Preview): Hono => {
  const server = new Hono();
  const lost = (c: Context, place: Place = { desk: preview.desk }) => c.html(lostPage(place), 404);
  const touched = new Map<OpenedApp, string>();
  const trouble = new Map<OpenedApp, string>();
  const arrivals = new Map<number, number>();
  const office = (app: OpenedApp) =>
    officeHtml(app, trouble.get(app) ?? 'none', touched.get(app) ?? '');

  /** A page or a deed of one app; an unknown one is lost. */
  const within =
    (work: (app: OpenedApp, c: Context) => Promise<Html | Response | undefined>) =>
    async (c: Context): Promise<Response> => {
      const { desk } = preview;
      const app = desk.apps.find(({ name }) => name === c.req.param('app'));
      if (app === undefined) return lost(c);
      const answer = await work(app, c);
      if (answer instanceof Response) return answer;
      return answer === undefined ? lost(c, { desk, app }) : c.html(answer);
    };

  server.use(ownPagesOnly, oneAtATime());
  server.get('/style.css', (c) =>
    c.body(readFileSync('preview/style.css', 'utf8'), 200, { 'Content-Type': 'text/css' }),
  );
  server.get('/icon.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  server.get('/', (c) => c.html(homePage({ desk: preview.desk }, preview.broken)));
  server.post('/clock', async (c) => {
    const minutes = Number((await formOf(c)).get('minutes'));
    if (!(minutes > 0 && minutes <= 1440)) return lost(c);
    await preview.desk.jump(minutes);
    return back(c, '/');
  });
  server.post('/plan', async (c) => {
    const plan = (await formOf(c)).get('plan');
    preview.desk.plan = PLANS.find(({ name }) => name === plan) ?? preview.desk.plan;
    return back(c, '/');
  });
  server.post('/start-over', async (c) => {
    await preview.startOver();
    preview.desk.note = 'All is as it was at the start.';
    return back(c, '/');
  });

  server.get('/:app', (c) => c.redirect(`/${c.req.param('app')}/zaps`));
  server.get(
    '/:app/zaps',
    within(async (app) => {
      const place: Place = { desk: preview.desk, app, part: 'zaps' };
      return zapsPage(place, app, await recipesOf(app), office(app));
    }),
  );
  server.get(
    '/:app/steps',
    within(async (app) => {
      const label = await app.zapier.connect().then(
        ({ results }) => results,
        (error: Error) => error.message,
      );
      return appPage({ desk: preview.desk, app, part: 'steps' }, app, label, findingsIn(app));
    }),
  );
  server.get(
    '/:app/office',
    within(async (app) => {
      const place: Place = { desk: preview.desk, app, part: 'office' };
      return officePage(place, app, trouble.get(app) ?? 'none', touched.get(app) ?? '');
    }),
  );
  server.get(
    '/:app/sheet',
    within(async (app) =>
      sheetPage({ desk: preview.desk, app, part: 'sheet' }, app, await preview.sheet(app)),
    ),
  );
  server.get(
    '/:app/why/:id',
    within(async (app, c) => {
      const row = preview.desk.history.find(
        ({ id, zap }) => zap.app === app && String(id) === c.req.param('id'),
      );
      return row && whyPage({ desk: preview.desk, app, part: 'zaps' }, row);
    }),
  );

  server.post(
    '/:app/office',
    within(async (app, c) => {
      const form = await formOf(c);
      const id = form.get('person') ?? '';
      const person = app.office?.people().find((one) => one.id === id);
      const acts = person ? app.office?.actsOnOne : app.office?.actsAlone;
      const act = acts?.find(({ key }) => key === form.get('act'));
      if (act === undefined) return undefined;
      act.run(id);
      touched.set(app, id);
      preview.desk.note = `${act.done(person?.name ?? '')} Zapier sees it at the next check: move the clock.`;
      return back(c, `/${app.name}/office`);
    }),
  );
  server.post(
    '/:app/trouble',
    within(async (app, c) => {
      const wanted = (await formOf(c)).get('trouble');
      const chosen = TROUBLES.find(({ key }) => key === wanted);
      if (chosen === undefined || app.office === null) return undefined;
      setTrouble(app.office, chosen);
      trouble.set(app, chosen.key);
      preview.desk.note = `At ${app.title}: ${chosen.label}.`;
      return back(c, `/${app.name}/office`);
    }),
  );
  server.post(
    '/:app/zaps',
    within(async (app, c) => {
      const form = await formOf(c);
      const [kind, key = ''] = (form.get('on') ?? '').includes('.')
        ? (form.get('on') ?? '').split('.')
        : ['triggers', form.get('on') ?? ''];
      const step = app.view.steps.find((one) => one.kind === kind && one.key === key);
      if (step === undefined || step.isHidden || step.isHook) return undefined;
      const filled = new Filled(form);
      const input = inputOf(await fieldsOf(app, step), filled);
      const title = form.get('title') ?? `${step.label} (${preview.desk.zaps.length + 1})`;
      await preview.desk.switchOn(app, title, step, input);
      preview.desk.note = preview.desk.history[0]?.headline ?? '';
      return c.redirect(`/${app.name}/zaps`, 303);
    }),
  );
  server.post(
    '/:app/zaps/:id',
    within(async (app, c) => {
      const zap = preview.desk.zaps.find(
        (one) => one.app === app && String(one.id) === c.req.param('id'),
      );
      const deed = (await formOf(c)).get('do') ?? '';
      if (zap === undefined) return undefined;
      await act(zap, deed);
      return c.redirect(`/${app.name}/zaps`, 303);
    }),
  );

  const act = async (zap: DeskZap, deed: string): Promise<void> => {
    const { desk } = preview;
    if (deed === 'off') return desk.switchOff(zap.id);
    if (deed === 'check') return desk.checkAll();
    const n = (arrivals.get(zap.id) ?? 0) + (deed === 'new' ? 1 : 0);
    arrivals.set(zap.id, n);
    await desk.arrive(zap, contact(zap.id * 10 + n, deed === 'bad'));
  };

  const stepOf = (app: OpenedApp, c: Context) =>
    app.view.steps.find(
      ({ kind, key }) => kind === c.req.param('kind') && key === c.req.param('step'),
    );
  server.get(
    '/:app/:kind/:step',
    within(async (app, c) => {
      const step = stepOf(app, c);
      const filled = new Filled(new URL(c.req.url).searchParams);
      return (
        step &&
        stepPage({ desk: preview.desk, app, part: 'steps' }, await shownStep(app, step, filled))
      );
    }),
  );
  server.post(
    '/:app/:kind/:step',
    within(async (app, c) => {
      const step = stepOf(app, c);
      const filled = new Filled(await formOf(c));
      return (
        step &&
        stepPage({ desk: preview.desk, app, part: 'steps' }, await testStep(app, step, filled))
      );
    }),
  );
  server.notFound((c) => lost(c));
  return server;
};
