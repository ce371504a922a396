import { mkdirSync, writeFileSync } from 'node:fs';
import { openBrowser } from './browser.ts';
import { drawnPictures } from './drawn.ts';

const FOLDER = 'docs/pictures';
const TALLEST = 820; // a guide is read, not scrolled past

const pictures = await drawnPictures();
const browser = await openBrowser();
mkdirSync(FOLDER, { recursive: true });
for (const { file, html, selector, width } of pictures) {
  const page = await browser.newPage({ viewport: { width, height: TALLEST } });
  await page.setContent(html.replace('<link rel="icon" href="/icon.svg">', ''));
  const box = await page.locator(selector).first().boundingBox();
  const { x = 0, y = 0, width: wide = width, height = TALLEST } = box ?? {};
  const clip = { x, y, width: wide, height: Math.min(height, TALLEST) };
  await page.screenshot({ path: `${FOLDER}/${file}`, clip, fullPage: true });
  await page.close();
}
await browser.close();
const hashes = Object.fromEntries(pictures.map(({ file, hash }) => [file, hash]));
writeFileSync(`${FOLDER}/drawn.json`, `${JSON.stringify(hashes, null, 2)}\n`);
