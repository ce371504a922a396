import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../../docs/made/pictures/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const hasBrowser = chromiumPath() !== undefined || process.env.BROWSER_REQUIRED !== undefined;
if (!hasBrowser)
  process.stderr.write(
    'SKIPPED: the plays of the preview, as no Chromium is found (CHROMIUM_PATH)\n',
  );
const play = hasBrowser ? test : test.skip;
const PATIENCE_MS = 120_000; // for a machine that is busy with other tests

let server: ChildProcess | undefined;
let browser: Browser | undefined;
let url = '';
let page: Page;
let complaints: string[] = [];

// A process of its own: the preview lives in simulated time, the browser's driver must not.
const startServer = (): Promise<string> =>
  new Promise((resolve, reject) => {
    server = spawn(process.execPath, ['preview/preview.ts', '--port', '0']);
    let printed = '';
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => reject(new Error(printed)));
  });

beforeAll(async () => {
  if (!hasBrowser) return;
  [url, browser] = await Promise.all([startServer(), openBrowser()]);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  if (server === undefined) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
});

beforeEach(async () => {
  if (browser === undefined) return;
  complaints = [];
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${url}/instant-compliance/zaps`);
  await page.getByRole('button', { name: 'Start over' }).click();
});

afterEach(async () => {
  if (browser === undefined) return;
  await page.close();
  expect(complaints).toEqual([]);
});

/** Nothing on the page keeps anybody from using it, in the light or in the dark. */
const expectUsable = async (colorScheme: 'light' | 'dark' = 'light'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  const found = await page.evaluate(`${axe}; axe.run({ resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(found).toEqual([]);
};

const click = (name: string | RegExp) => page.getByRole('button', { name }).click();
const historyOf = () => page.locator('.history > li').allInnerTexts();
const main = () => page.locator('main').innerText();

play(
  'a ready Zap fires once for the person whom the office verifies',
  async () => {
    await click('Switch on: A verified customer moves the deal');
    await page.getByText('Amira Haddad').click();
    await page
      .locator('details[open]')
      .getByRole('button', { name: 'Verify', exact: true })
      .click();
    await click('+2 min');
    await click('+2 min');
    const rows = await historyOf();
    expect(rows.filter((row) => row.includes('It ran for Amira Haddad.'))).toHaveLength(1);
    expect(rows[0]).toContain('Nothing new');
    expect(rows[1]).toMatch(/The next step may use: .*Full Name.*KYC Status/);
    await expectUsable();
  },
  PATIENCE_MS,
);

play(
  'a value that cannot be halts in the words of the page on errors',
  async () => {
    await page.goto(`${url}/instant-compliance/creates/update_customer`);
    await page.locator('summary', { hasText: 'Custom value' }).first().click();
    await page.getByLabel('Customer, custom value', { exact: true }).fill('hubspot:1 <b>');
    await page.getByLabel('Phone', { exact: true }).fill('+61491570156');
    await click('Test action');
    const text = await main();
    expect(text).toContain('Zapier stops this run; the Zap stays on.');
    const said = /Stopped\. (.+?)(?: \(Request|\n|$)/.exec(text)?.[1] ?? '';
    expect(said).toContain('has no customer with this Customer ID');
    expect(readFileSync('docs/errors.md', 'utf8')).toContain(said);
    await expectUsable('dark');
  },
  PATIENCE_MS,
);

play(
  'find-or-create, run twice, makes one customer',
  async () => {
    await page.goto(`${url}/instant-compliance/searchOrCreates/find_customer`);
    await page.getByRole('link', { name: 'Fill in an example' }).click();
    await page.getByLabel(/^Full Name/).fill('Rosalba Quint');
    await click('Test find or create');
    expect(await main()).toContain('It was not found, so it was created.');
    await click('Test find or create');
    expect(await main()).toContain('It was found, so nothing was created.');
    await page.goto(`${url}/instant-compliance/office`);
    expect(await page.getByText('Rosalba Quint').count()).toBe(1);
    await expectUsable();
  },
  PATIENCE_MS,
);

play(
  'an outage fails a check, and why says that nothing is lost',
  async () => {
    await click('Switch on: AML hits reach the compliance officer');
    await page.getByLabel('Trouble').selectOption('outage');
    await click('Set');
    await page.getByText('Callum Fraser').click();
    await page.locator('details[open]').getByRole('button', { name: 'Screen: a hit' }).click();
    await click('+2 min');
    await page.getByRole('link', { name: /^Why/ }).first().click();
    expect(await main()).toMatch(
      /Failed[\s\S]*HTTP 503[\s\S]*nothing is lost[\s\S]*still new to a later one/,
    );
    await expectUsable('dark');
    await page.getByRole('link', { name: 'Back to the Zaps' }).click();
    await page.getByLabel('Trouble').selectOption('none');
    await click('Set');
    await click('+2 min');
    expect((await historyOf())[0]).toContain('It ran for Callum Fraser.');
  },
  PATIENCE_MS,
);

play(
  'the sheets show every step of all three apps with a live result',
  async () => {
    for (const app of ['instant-compliance', 'legaltalent', 'bultra']) {
      await page.goto(`${url}/${app}/sheet`);
      expect(await page.locator('.failure').count()).toBe(0);
      expect(await page.locator('.sheet-step').count()).toBeGreaterThan(6);
      await expectUsable();
    }
  },
  PATIENCE_MS,
);
