import { expect, test } from '@jest/globals';
import { Desk } from '../../preview/desk.ts';
import { previewServer } from '../../preview/server.ts';
import { APPS, HOST, openPages } from './pages_without_port.ts';

const { get, head, post, appNamed, peopleCount, time } = openPages();

const titleOf = (text: string) => /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';

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

test.each(APPS)('the address of %s alone leads to its Zaps', async (name) => {
  for (const address of [`/${name}`, `/${name}/`]) {
    const { status, headers } = await get(address);
    expect([status, headers.get('Location')]).toEqual([302, `/${name}/zaps`]);
  }
});

test('HEAD is answered like GET', async () => {
  const { status, text } = await head('/');
  expect([status, text]).toEqual([200, '']);
});

test.each([
  '/nope',
  '/favicon.ico',
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
  const before = peopleCount('bultra');
  expect((await post('/bultra/office', 'act=add', headers)).status).toBe(403);
  expect(peopleCount('bultra')).toBe(before);
});

test('a form leads back to the page that it was on, and never to another host', async () => {
  const from = (path: string) => ({ Referer: `http://${HOST}${path}` });
  expect((await post('/plan', 'plan=Free', from('/bultra/steps?a=1'))).to).toBe(
    '/bultra/steps?a=1',
  );
  expect((await post('/plan', 'plan=Professional', from('//evil.example/'))).to).toBe(
    '/evil.example/',
  );
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
  const before = peopleCount('instant-compliance');
  const query = 'in.fullName=Ada+Linked&in.email=ada@example.org&in.type=SOLE_TRADER';
  const { text } = await get(`${CREATE}?${query}`);
  expect(text).toContain('value="Ada Linked"');
  expect(text).toMatch(/<option value="SOLE_TRADER" selected>/);
  expect(text).toContain('This is the sample.');
  expect(peopleCount('instant-compliance')).toBe(before);
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

test('the example of an update changes something', async () => {
  const address = '/bultra/creates/update_individual';
  const { text } = await get(address);
  const [, example = ''] = /\?([^"]*)">Fill in an example/.exec(text) ?? [];
  const tested = await post(address, example.replaceAll('&amp;', '&'));
  expect(tested.text).toMatch(/<dt title="outcome">Outcome<\/dt><dd>updated</);
});

test('a call that answers with one record counts none', async () => {
  const form = 'in.customerId=hubspot:90412277';
  const { text } = await post('/instant-compliance/searches/find_aml_status', form);
  expect(text).toMatch(/<td>200<\/td><td>–<\/td>/);
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
  const broken = await Desk.open(time(), 'no/such/app.js');
  const answer = await previewServer(broken).request('/', { headers: { Host: HOST } });
  expect(await answer.text()).toMatch(/This app does not load: Cannot find module/);
});
