import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { Desk } from '../../preview/desk.ts';
import { previewServer } from '../../preview/server.ts';
import { type SimulatedTime, simulateTime } from '../../sandbox/simulated_time.ts';

const HOST = '127.0.0.1:4040';
const APPS = ['instant-compliance', 'legaltalent', 'bultra'];

let time: SimulatedTime;
let desk: Desk;
let server: Hono;
let slowest = { ms: 0, address: '' };
let readyMs = 0;

beforeAll(async () => {
  time = simulateTime(Date.parse('2026-07-20T09:00:00Z'));
  const start = performance.now();
  desk = await Desk.open(time);
  readyMs = performance.now() - start;
  server = previewServer(desk);
});

afterAll(async () => {
  for (const app of desk.apps) await app.close();
  time.end();
  const page = `${slowest.address} in ${Math.round(slowest.ms)} ms`;
  process.stdout.write(`Preview: ready in ${Math.round(readyMs)} ms, slowest page ${page}\n`);
});

const get = async (address: string, headers: Record<string, string> = {}) => {
  const start = performance.now();
  const answer = await server.request(address, { headers: { Host: HOST, ...headers } });
  const text = await answer.text();
  const ms = performance.now() - start;
  if (ms > slowest.ms && !address.endsWith('/sheet')) slowest = { ms, address };
  return { status: answer.status, text, headers: answer.headers };
};

const post = async (address: string, form: string, headers: Record<string, string> = {}) => {
  const own = { Host: HOST, Origin: `http://${HOST}`, Referer: `http://${HOST}/bultra/office` };
  const init = { method: 'POST', body: form, headers: { ...own, ...headers } };
  const answer = await server.request(address, init);
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') };
};

const appNamed = (name: string) => {
  const app = desk.apps.find((one) => one.name === name);
  if (!app) throw new Error(`There is no ${name}.`);
  return app;
};

const personNamed = (app: string, name: string) =>
  appNamed(app)
    .office?.people()
    .find((one) => one.name === name)?.id ?? '';

const titleOf = (text: string) => /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
const mainOf = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';

test('the first page leads to every app', async () => {
  const { text } = await get('/');
  for (const app of APPS) expect(text).toContain(`href="/${app}/zaps"`);
});

test.each(APPS)('every page of %s opens, and says that nothing is stored', async (name) => {
  const steps = appNamed(name).view.steps.map(({ kind, key }) => `${kind}/${key}`);
  for (const part of ['zaps', 'steps', 'office', 'sheet', ...steps]) {
    const { status, text } = await get(`/${name}/${part}`);
    expect([part, status]).toEqual([part, 200]);
    expect(titleOf(text)).not.toBe('');
    expect(text).toContain('nothing is stored');
  }
});

test('a form shows labels, marks, help, choices, groups and dropdowns of a step', async () => {
  const { text } = await get('/bultra/creates/update_individual');
  expect(text).toMatch(/Customer <span class="must">required<\/span>/);
  expect(text).toContain('<code>cust_51620937</code>');
  expect(text).toContain('<details class="group"><summary>Address</summary>');
  expect(text).toMatch(/<option value="cust_51600012">[^<]+<\/option>/);
});

test.each([
  '/nope',
  '/nope/zaps',
  '/bultra/nope',
  '/bultra/creates/nope',
  '/bultra/why/999',
  '/bultra/why/__proto__',
  '/bultra/creates/constructor',
])('%s is a 404 with a way back', async (address) => {
  const { status, text } = await get(address);
  expect(status).toBe(404);
  expect(text).toMatch(/<a href="\/[a-z/]*">Go back<\/a>/);
});

test.each([
  ['/clock', 'minutes=0'],
  ['/clock', 'minutes=99999'],
  ['/clock', 'minutes=x'],
  ['/bultra/office', 'act=nope'],
  ['/bultra/office', 'act=frozen&person=nope'],
  ['/bultra/trouble', 'trouble=nope'],
  ['/bultra/zaps', 'on=triggers.nope'],
  ['/bultra/zaps', 'on=triggers.customer_list'],
  ['/bultra/zaps/999', 'do=off'],
  ['/nope/office', 'act=add'],
])('a form to %s that holds %s makes no sense: 404', async (address, form) => {
  expect((await post(address, form)).status).toBe(404);
});

test.each([
  [{ Origin: 'https://elsewhere.example' }],
  [{ Origin: 'http://127.0.0.1:4041' }],
  [{ Origin: 'null' }],
  [{ Host: 'rebound.example', Origin: 'http://rebound.example' }],
])('a form with %j is refused', async (headers) => {
  const before = appNamed('bultra').office?.people().length;
  expect((await post('/bultra/office', 'act=add', headers)).status).toBe(403);
  expect(appNamed('bultra').office?.people()).toHaveLength(before ?? 0);
});

test('a page is for this machine alone, and runs no script', async () => {
  expect((await get('/', { Host: 'rebound.example' })).status).toBe(403);
  const { text, headers } = await get('/');
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(text).not.toContain('<script');
});

const CREATE = '/instant-compliance/creates/upsert_customer';

test('HTML in a value is shown as text, wherever it comes back', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const form = new URLSearchParams({
    'in.externalId': 'crm:"><i>',
    'in.fullName': name,
    'in.email': 'html@example.org',
  }).toString();
  const tested = await post(CREATE, form);
  const pages = [
    tested.text,
    (await get('/instant-compliance/office')).text,
    (await get('/instant-compliance/creates/update_customer')).text,
    (await get(`${CREATE}?${form}`)).text,
    (await post(CREATE, form.replace('html%40example.org', '%3Cb%3Enone'))).text,
  ];
  expect(tested.text).toContain('created');
  for (const text of pages) {
    expect(text).not.toMatch(/<(img|i|b)>?( src=x|>none)/);
    expect(text).toContain('&lt;');
  }
});

test('a link fills a form in and runs nothing', async () => {
  const before = appNamed('instant-compliance').office?.people().length;
  const query = 'in.fullName=Ada+Linked&in.email=ada@example.org&in.type=SOLE_TRADER';
  const { text } = await get(`${CREATE}?${query}`);
  expect(text).toContain('value="Ada Linked"');
  expect(text).toMatch(/<option value="SOLE_TRADER" selected>/);
  expect(text).toContain('This is the sample.');
  expect(appNamed('instant-compliance').office?.people()).toHaveLength(before ?? 0);
});

test('no test runs while a required field is blank', async () => {
  const calls = appNamed('instant-compliance').office?.journal.total;
  const { text } = await post(CREATE, 'in.email=ada@example.org');
  expect(text).toContain('Fill in first: Full Name.');
  expect(appNamed('instant-compliance').office?.journal.total).toBe(calls);
});

test('a dropdown pages as far as the user asks', async () => {
  await post('/instant-compliance/office', 'act=import');
  const address = '/instant-compliance/creates/update_customer';
  const optionCount = (text: string) => text.match(/<option value="[0-9a-f-]{36}"/g)?.length ?? 0;
  const first = optionCount((await get(address)).text);
  expect(first).toBeGreaterThan(0);
  const more = await get(`${address}?more.customerId=1`);
  expect(optionCount(more.text)).toBeGreaterThan(first);
});

test('under an outage a form still opens, and says why a dropdown is empty', async () => {
  await post('/bultra/trouble', 'trouble=outage');
  const { status, text } = await get('/bultra/searches/find_customer');
  await post('/bultra/trouble', 'trouble=none');
  expect(status).toBe(200);
  expect(text).toMatch(/No choices: Bultra has a problem of its own/);
});

describe('a Zap', () => {
  const zaps = '/instant-compliance/zaps';
  const newest = () => desk.history[0];

  beforeAll(async () => {
    await desk.startOver();
  });

  test('fires once for a change, which first waits, and then is known', async () => {
    await post(zaps, 'on=triggers.kyc_status_changed&title=Verified&in.kycStatuses=VERIFIED');
    const person = personNamed('instant-compliance', 'Amira Haddad');
    await post('/instant-compliance/office', `act=verify&person=${person}`);
    await post(`${zaps}/${desk.zaps[0]?.id}`, 'do=check');
    expect(newest()).toMatchObject({ outcome: 'quiet', records: [{ verdict: 'waits' }] });
    await post('/clock', 'minutes=2');
    expect(newest()).toMatchObject({ outcome: 'ran', headline: 'It ran for Amira Haddad.' });
    expect(newest()?.records).toMatchObject([
      { verdict: 'new', dedupeKey: { kyc_status: 'VERIFIED' } },
    ]);
    await post('/clock', 'minutes=15');
    expect(newest()).toMatchObject({ outcome: 'quiet', checks: 7, records: [{ verdict: 'seen' }] });
    const why = mainOf((await get(`/instant-compliance/why/${newest()?.id}`)).text);
    expect(why).toMatch(/the last 4 hours/);
    expect(why).toMatch(/updated_since=2026-07-20T05:/);
    expect(why).toMatch(/seen: the Zap knows this key/);
  });

  test('is not started by what does not fit', async () => {
    await post('/instant-compliance/zaps', 'on=triggers.new_customer&title=New');
    const person = personNamed('instant-compliance', 'Leilani Kealoha');
    await post('/instant-compliance/office', `act=edit&person=${person}`);
    await post('/clock', 'minutes=2');
    const row = desk.history.find(({ zap }) => zap.title === 'New');
    const verdicts = row?.records.map(({ verdict }) => verdict) ?? [];
    expect(row?.outcome).toBe('quiet');
    expect(verdicts).toContain('not an event');
  });

  test('is held by an import, fails under an outage, and goes on after it', async () => {
    await post('/instant-compliance/office', 'act=import');
    await post('/clock', 'minutes=2');
    const held = desk.history.find(({ outcome }) => outcome === 'held');
    expect(held?.headline).toMatch(/^120 runs are held/);
    await post('/instant-compliance/trouble', 'trouble=outage');
    await post('/instant-compliance/office', 'act=add');
    await post('/clock', 'minutes=2');
    expect(newest()).toMatchObject({ outcome: 'errored', failure: { kind: 'errored' } });
    await post('/instant-compliance/trouble', 'trouble=none');
    await post('/clock', 'minutes=2');
    expect(desk.history.slice(0, 2).map(({ outcome }) => outcome)).toContain('ran');
  });

  test('that begins in a CRM runs for a contact, and is stopped by a bad address', async () => {
    await post(zaps, 'on=creates.upsert_customer&title=Contacts');
    const { id } = desk.zaps.find(({ title }) => title === 'Contacts') ?? {};
    await post(`${zaps}/${id}`, 'do=new');
    expect(newest()?.outcome).toBe('ran');
    const outcome = () => newest()?.output.find(({ key }) => key === 'outcome')?.value;
    expect(outcome()).toBe('created');
    await post(`${zaps}/${id}`, 'do=same');
    expect(outcome()).toBe('updated');
    await post(`${zaps}/${id}`, 'do=bad');
    expect(newest()).toMatchObject({ outcome: 'halted', failure: { kind: 'halted' } });
    await post(`${zaps}/${id}`, 'do=off');
    expect(desk.zaps.map(({ title }) => title)).not.toContain('Contacts');
  });

  test('is checked at the interval of the plan', async () => {
    await desk.startOver();
    await post('/plan', 'plan=Free');
    await post(zaps, 'on=triggers.new_customer&title=New');
    await post('/clock', 'minutes=60');
    expect(newest()).toMatchObject({ outcome: 'quiet', checks: 4 });
    await post('/plan', 'plan=Professional');
  });
});

test.each([
  ['legaltalent', 'new_customer'],
  ['bultra', 'new_customer'],
])('in %s a ready Zap fires for a customer who is new', async (app, trigger) => {
  await post(`/${app}/zaps`, `on=triggers.${trigger}&title=Ready`);
  await post(`/${app}/office`, 'act=add');
  await post('/clock', 'minutes=2');
  const row = desk.history.find(({ zap }) => zap.app.name === app);
  expect(row?.outcome).toBe('ran');
});

test('every ready Zap can be switched on as it stands', async () => {
  for (const name of APPS) {
    const { text } = await get(`/${name}/zaps`);
    const forms = [
      ...text.matchAll(/<form method="post" action="[^"]+\/zaps">([\s\S]*?)<\/form>/g),
    ];
    expect(forms.length + desk.zaps.length).toBeGreaterThan(1);
    for (const [, form = ''] of forms) {
      const query = new URLSearchParams();
      for (const [, key = '', value = ''] of form.matchAll(/name="([^"]+)" value="([^"]+)"/g))
        query.append(key, value);
      await post(`/${name}/zaps`, query.toString());
      expect(desk.history[0]).toMatchObject({ outcome: 'on' });
    }
  }
});

test('the sheet runs a find-or-create twice, and shows every result', async () => {
  for (const name of APPS) {
    const { text } = await get(`/${name}/sheet`);
    const failures = [
      ...text.matchAll(/class="failure">.*?<\/div>|The live run returned nothing/gs),
    ];
    expect(failures.map(([failure]) => failure)).toEqual([]);
    expect(text.includes('>Find or create,')).toBe(text.includes('input: created, then found.'));
  }
});

test('an app that does not load says why', async () => {
  const broken = await Desk.open(time, 'no/such/app.js');
  const answer = await previewServer(broken).request('/', { headers: { Host: HOST } });
  expect(await answer.text()).toMatch(/This app does not load: Cannot find module/);
});
