import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { actIn, setTrouble } from '../sandbox/offices/office.ts';
import { oneAtATime, ownPagesOnly } from '../sandbox/server/own_pages_only.ts';
import { Filled, inputOf } from '../sandbox/zapier/filled_form.ts';
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
import { labelOf } from './sheet.ts';
import { shownStep } from './step_form.ts';

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
  return from ? from.pathname + from.search : '/';
};

const stepIn = ({ view }: OpenedApp, c: Context) =>
  view.steps.find(({ kind, key }) => kind === c.req.param('kind') && key === c.req.param('step'));

/** Adds what every page has: where it stands, and a way back from an address that leads nowhere. */
class Pages {
  readonly server = new Hono();
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.server.use(ownPagesOnly, oneAtATime());
    this.server.notFound((c) => this.#lost(c));
  }

  show(path: string, show: Show): void {
    this.server.get(`/:app${path}`, (c) => this.#shown(c, show));
  }

  /** A form of an app, or of the whole desk, and the page that follows. */
  takes(path: string, deed: Deed): void {
    this.server.post(path, async (c) => {
      const app = this.#appOf(c) ?? this.#desk.apps[0];
      if (app === undefined || (path.startsWith('/:app') && !this.#appOf(c))) return this.#lost(c);
      const next = await deed(await formOf(c), app, c);
      return next === undefined ? this.#lost(c) : c.redirect(next, 303);
    });
  }

  /** A form whose answer is a page itself. */
  answers(path: string, show: Show): void {
    this.server.post(`/:app${path}`, (c) => this.#shown(c, show));
  }

  async #shown(c: Context, show: Show): Promise<Response> {
    const app = this.#appOf(c);
    const page = app && (await show(app, c));
    return page === undefined ? this.#lost(c) : c.html(page);
  }

  #appOf(c: Context): OpenedApp | undefined {
    return this.#desk.apps.find(({ name }) => name === c.req.param('app'));
  }

  #lost(c: Context): Response | Promise<Response> {
    const [, name] = c.req.path.split('/');
    const app = this.#desk.apps.find((one) => one.name === name);
    return c.html(lostPage({ desk: this.#desk, app }), 404);
  }
}

const addPages = (pages: Pages, desk: Desk): void => {
  const at = (app: OpenedApp, part: Place['part']): Place => ({ desk, app, part });
  pages.show('', async (app) => zapsPage(at(app, 'zaps'), app, await recipesOf(app)));
  pages.show('/zaps', async (app) => zapsPage(at(app, 'zaps'), app, await recipesOf(app)));
  pages.show('/office', async (app) => officePage(at(app, 'office'), app));
  pages.show('/steps', async (app) => appPage(at(app, 'steps'), app, await labelOf(app)));
  pages.show('/sheet', async (app) => sheetPage(at(app, 'sheet'), app, await desk.sheet(app)));
  pages.show('/why/:id', async (app, c) => {
    const row = desk.history.find(({ id }) => String(id) === c.req.param('id'));
    return row?.zap.app === app ? whyPage(at(app, 'zaps'), row) : undefined;
  });
  const stepShown = async (app: OpenedApp, c: Context, query: URLSearchParams, isTest: boolean) => {
    const step = stepIn(app, c);
    if (step === undefined) return undefined;
    return stepPage(at(app, 'steps'), await shownStep(app, step, new Filled(query), isTest));
  };
  pages.show('/:kind/:step', (app, c) => stepShown(app, c, new URL(c.req.url).searchParams, false));
  pages.answers('/:kind/:step', async (app, c) => stepShown(app, c, await formOf(c), true));
};

const addDeskForms = (pages: Pages, desk: Desk): void => {
  pages.takes('/clock', async (form, _, c) => {
    const minutes = Number(form.get('minutes'));
    if (!(minutes > 0 && minutes <= DAY_MINUTES)) return undefined;
    await desk.jump(minutes);
    return pageBefore(c);
  });
  pages.takes('/plan', async (form, _, c) => {
    desk.plan = PLANS.find(({ name }) => name === form.get('plan')) ?? desk.plan;
    return pageBefore(c);
  });
  pages.takes('/start-over', async (_, __, c) => {
    await desk.startOver();
    desk.note = 'All is as it was at the start, but for the time.';
    return pageBefore(c);
  });
};

const addAppForms = (pages: Pages, desk: Desk): void => {
  pages.takes('/:app/office', async (form, { office }, c) => {
    const done = office && actIn(office, form.get('act'), form.get('person') ?? '');
    if (!done) return undefined;
    desk.note = `${done} Zapier sees it at its next check: move the clock.`;
    return pageBefore(c);
  });
  pages.takes('/:app/trouble', async (form, { office, title }, c) => {
    const trouble = office && setTrouble(office, form.get('trouble'));
    if (!trouble) return undefined;
    desk.note = `At ${title}: ${trouble.label}.`;
    return pageBefore(c);
  });
  pages.takes('/:app/zaps', async (form, app) => {
    const [kind, key] = (form.get('on') ?? '').split('.');
    const step = app.view.steps.find((one) => one.kind === kind && one.key === key);
    if (step === undefined || step.isHidden || step.isHook) return undefined;
    const fields = await app.zapier.form(step.parts).inputFields();
    const title = form.get('title') ?? `${step.label}, your own (${desk.zaps.length + 1})`;
    await desk.switchOn(app, title, step, inputOf(fields, new Filled(form)));
    return `/${app.name}/zaps`;
  });
  pages.takes('/:app/zaps/:id', async (form, app, c) => {
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
  addDeskForms(pages, desk);
  addAppForms(pages, desk);
  addPages(pages, desk);
  return pages.server;
};
