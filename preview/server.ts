import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { filledStep } from '../sandbox/offices/filled_step.ts';
import { exampleOf, labelOf } from '../sandbox/offices/live_step.ts';
import { actIn, setTrouble } from '../sandbox/offices/office.ts';
import { oneAtATime, ownPagesOnly } from '../sandbox/server/own_pages_only.ts';
import { Filled, inputOf, queryOf } from '../sandbox/zapier/filled_form.ts';
import { type Desk, PLANS } from './desk.ts';
import type { OpenedApp } from './opened_app.ts';
import { appPage, homePage, lostPage } from './pages/app.ts';
import type { Html, Place } from './pages/frame.ts';
import { officePage } from './pages/office.ts';
import { sheetPage } from './pages/sheet.ts';
import { stepPage } from './pages/step.ts';
import { whyPage } from './pages/why.ts';
import { zapsPage } from './pages/zaps.ts';
import { recipesOf } from './recipes.ts';

/** The one stylesheet of all pages. */
export const STYLE = readFileSync('preview/style.css', 'utf8');
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#2f5d62"/><path d="M9 2 4 9h3l-1 5 6-8H8z" fill="#fff"/></svg>';
const DAY_MINUTES = 1440;

/** One page of an app; undefined where there is none. */
type Show = (app: OpenedApp, c: Context) => Promise<Html | undefined>;

/** What a form does; answers the address to go on to, undefined for what makes no sense. */
type Deed = (form: URLSearchParams, app: OpenedApp, c: Context) => Promise<string | undefined>;

const formOf = async (c: Context) => new URLSearchParams(await c.req.text());

/** The page that a form was on. */
const pageBefore = (c: Context): string => {
  const from = URL.parse(c.req.header('Referer') ?? '');
  // A path that begins with two slashes would name another host.
  return from ? from.pathname.replace(/^\/+/, '/') + from.search : '/';
};

const stepIn = ({ view }: OpenedApp, c: Context) =>
  view.steps.find(({ kind, key }) => kind === c.req.param('kind') && key === c.req.param('step'));

/** Finds the app of an address; what leads nowhere gets a page with a way back. */
class Pages {
  readonly server = new Hono();
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.server.use(ownPagesOnly, oneAtATime());
    this.server.notFound((c) => this.#lost(c));
  }

  show(path: string, show: Show, method = 'GET'): void {
    this.server.on(method, `/:app${path}`, async (c) => {
      const app = this.#appOf(c);
      const page = app && (await show(app, c));
      return page === undefined ? this.#lost(c) : c.html(page);
    });
  }

  takes(path: string, deed: Deed): void {
    this.server.post(`/:app${path}`, async (c) => {
      const app = this.#appOf(c);
      const next = app && (await deed(await formOf(c), app, c));
      return next === undefined ? this.#lost(c) : c.redirect(next, 303);
    });
  }

  #appOf(c: Context): OpenedApp | undefined {
    return this.#desk.apps.find(({ name }) => c.req.path.split('/')[1] === name);
  }

  #lost(c: Context): Response | Promise<Response> {
    return c.html(lostPage({ desk: this.#desk, app: this.#appOf(c) }), 404);
  }
}

const addPages = (pages: Pages, desk: Desk): void => {
  const at = (app: OpenedApp, part: Place['part']): Place => ({ desk, app, part });
  pages.show('/zaps', async (app) => zapsPage(at(app, 'zaps'), app, await recipesOf(app)));
  pages.show('/office', async (app) => officePage(at(app, 'office'), app));
  pages.show('/steps', async (app) => appPage(at(app, 'steps'), app, await labelOf(app)));
  pages.show('/sheet', async (app) => sheetPage(at(app, 'sheet'), app, await desk.sheet(app)));
  pages.show('/why/:id', async (app, c) => {
    const row = desk.history.rows.find(({ id }) => String(id) === c.req.param('id'));
    return row?.zap.app === app ? whyPage(at(app, 'zaps'), row) : undefined;
  });
  const stepShown = async (app: OpenedApp, c: Context, query?: URLSearchParams) => {
    const step = stepIn(app, c);
    if (step === undefined) return undefined;
    const filled = new Filled(query ?? new URL(c.req.url).searchParams);
    const shown = await filledStep({ ...app, step }, filled, query !== undefined);
    return stepPage(at(app, 'steps'), step, shown, queryOf(await exampleOf({ ...app, step })));
  };
  pages.show('/:kind/:step', (app, c) => stepShown(app, c));
  pages.show('/:kind/:step', async (app, c) => stepShown(app, c, await formOf(c)), 'POST');
};

const addDeskForms = ({ server }: Pages, desk: Desk): void => {
  server.post('/clock', async (c) => {
    const minutes = Number((await formOf(c)).get('minutes'));
    if (!(minutes > 0 && minutes <= DAY_MINUTES)) return c.notFound();
    await desk.jump(minutes);
    return c.redirect(pageBefore(c), 303);
  });
  server.post('/plan', async (c) => {
    const plan = (await formOf(c)).get('plan');
    desk.plan = PLANS.find(({ name }) => name === plan) ?? desk.plan;
    return c.redirect(pageBefore(c), 303);
  });
  server.post('/start-over', async (c) => {
    await desk.startOver();
    desk.note = 'All is as it was at the start, but for the time.';
    return c.redirect(pageBefore(c), 303);
  });
};

const addAppForms = (pages: Pages, desk: Desk): void => {
  pages.takes('/office', async (form, { office }, c) => {
    const done = office && actIn(office, form.get('act'), form.get('person') ?? '');
    if (!done) return undefined;
    desk.note = `${done} Zapier sees it at its next check: move the clock.`;
    return pageBefore(c);
  });
  pages.takes('/trouble', async (form, { office, title }, c) => {
    const trouble = office && setTrouble(office, form.get('trouble'));
    if (!trouble) return undefined;
    desk.note = `At ${title}: ${trouble.label}.`;
    return pageBefore(c);
  });
  pages.takes('/zaps', async (form, app) => {
    const [kind, key] = (form.get('on') ?? '').split('.');
    const step = app.view.steps.find((one) => one.kind === kind && one.key === key);
    if (step === undefined || step.isHidden || step.isHook) return undefined;
    const fields = await app.zapier.form(step.parts).inputFields();
    const title = form.get('title') ?? `${step.label}, your own (${desk.zaps.length + 1})`;
    await desk.switchOn(app, title, step, inputOf(fields, new Filled(form)));
    return `/${app.name}/zaps`;
  });
  pages.takes('/zaps/:id', async (form, app, c) => {
    const zap = desk.zaps.find(({ id }) => String(id) === c.req.param('id'));
    if (zap?.app !== app) return undefined;
    const deed = form.get('do');
    if (deed === 'off') desk.zaps = desk.zaps.filter((one) => one !== zap);
    if (deed === 'check') await desk.check(zap);
    if (deed === 'new' || deed === 'same' || deed === 'bad') await desk.arrive(zap, deed);
    return `/${app.name}/zaps`;
  });
};

/** The pages and what their forms do. Needs no port: `request()` of the answer works as well. */
export const previewServer = (desk: Desk): Hono => {
  const pages = new Pages(desk);
  pages.server.get('/', (c) => c.html(homePage({ desk })));
  pages.server.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css' }));
  pages.server.get('/icon.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  for (const { name } of desk.apps)
    pages.server.on('GET', [`/${name}`, `/${name}/`], (c) => c.redirect(`/${name}/zaps`));
  addDeskForms(pages, desk);
  addAppForms(pages, desk);
  addPages(pages, desk);
  return pages.server;
};
