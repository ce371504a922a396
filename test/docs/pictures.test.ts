import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { drawnPictures } from '../../docs/made/pictures/drawn.ts';

const FOLDER = 'docs/pictures';
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));

test('every picture shows the page as it is now: else run npm run pictures', async () => {
  const drawn = await drawnPictures();
  const now = Object.fromEntries(drawn.map(({ file, hash }) => [file, hash]));
  expect(JSON.parse(readFileSync(`${FOLDER}/drawn.json`, 'utf8'))).toEqual(now);
  expect(files.sort()).toEqual(Object.keys(now).sort());
});

test('every picture stands in a guide, with words for those who do not see it, and is small', () => {
  const guides = ['README.md', 'docs/connect.md', 'docs/recipes.md', 'docs/when.md'];
  const text = guides.map((guide) => readFileSync(guide, 'utf8')).join('\n');
  for (const file of files) {
    expect(text).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\((?:docs/)?pictures/${file}\\)`));
    expect(statSync(`${FOLDER}/${file}`).size).toBeLessThan(150_000);
  }
});
