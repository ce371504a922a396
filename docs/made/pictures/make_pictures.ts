import { mkdirSync, writeFileSync } from 'node:fs';
import { openBrowser } from './browser.ts';
import { drawnPictures } from './drawn.ts';

const FOLDER = 'docs/pictures';
const MARGIN = 14;
const TALLEST = 820; // a guide is read, not scrolled past

const pictures = await drawnPictures();
const browser = await openBrowser();
mkdirSync(FOLDER, { recursive: true });
for (const { file, html, selector, width } of pictures) {
  const page = await browser.newPage({ viewport: { width, height: TALLEST } });
  await page.setContent(html.replace('<link rel="icon" href="/icon.svg">', ''));
  const box = await page.locator(selector).first().boundingBox();
  const { x, y, width: wide, height } = box ?? { x: 0, y: 0, width, height: TALLEST };
  const edge = Math.min(MARGIN, x, y);
  const above = selector === 'main' ? 0 : edge; // the bar of the page lies right above
  const tall = Math.min(height + above + edge, TALLEST);
  const clip = { x: x - edge, y: y - above, width: wide + 2 * edge, height: tall };
  await page.screenshot({ path: `${FOLDER}/${file}`, clip, fullPage: true });
  await page.close();
}
await browser.close();
const hashes = Object.fromEntries(pictures.map(({ file, hash }) => [file, hash]));
writeFileSync(`${FOLDER}/drawn.json`, `${JSON.stringify(hashes, null, 2)}\n`);
