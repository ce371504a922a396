import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { appsIn } from '../../release/apps.ts';
import { guideText, sectionsIn, tableOf } from './guide_text.ts';

const listings = sectionsIn(guideText('listing')).filter(({ text }) => text.includes('| setting'));

const settingsOf = (text: string) =>
  new Map(tableOf(text, 'setting').rows.map(([name = '', value = '']) => [name, value]));

test('there is a listing for each app', () => {
  const logos = listings.map(({ text }) => settingsOf(text).get('logo') ?? '');
  const missing = appsIn().filter(({ name }) => !logos.join(' ').includes(`(logos/${name}.png)`));
  expect(missing.map(({ name }) => `Add the listing of ${name} to docs/listing.md.`)).toEqual([]);
  expect(listings).toHaveLength(appsIn().length);
});

describe.each(listings)('the listing of $title', ({ title, text }) => {
  const settings = settingsOf(text);
  const description = settings.get('description') ?? '';

  test('has a description of 40 to 140 characters that says what the product is', () => {
    expect(description.length).toBeGreaterThanOrEqual(40);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(description).toMatch(new RegExp(`^${title} is an? .+\\.$`));
  });

  test('has a description without the words that Zapier refuses', () => {
    expect(description).not.toMatch(/zapier|sync/i);
  });

  test('has a category, a homepage over https and a logo that is there', () => {
    expect(settings.get('category')).toMatch(/\w/);
    expect(settings.get('homepage')).toMatch(/^`https:\/\/[a-z.]+`$/);
    const [, logo = ''] = /\((.+)\)/.exec(settings.get('logo') ?? '') ?? [];
    expect(existsSync(join('docs', logo))).toBe(true);
  });
});
