import { describe, expect, test } from '@jest/globals';
import { isVisible, steps } from '../../checks/places.ts';
import { appNamed } from '../../release/apps.ts';
import { definitionAt } from '../../sandbox/zapier/app_definition.ts';
import {
  fieldsIn,
  guideText,
  reviewOf,
  sectionsIn,
  stepsIn,
  tablesIn,
  valuesIn,
} from './guide_text.ts';

const COMMON = ['API Key', 'Organisation', 'Client ID', 'Client Secret'];

describe.each([
  ['legaltalent', 'LegalTalent', ['kyc:read', 'kyc:create', 'watchlist:list']],
  ['bultra', 'Bultra', ['customers:read', 'customers:write']],
])('the guide to %s', (name, title, rights) => {
  const review = reviewOf(title);
  const text = guideText(`guide_${name}`);
  const wordsOfApp = async () => {
    const definition = await definitionAt(appNamed(name).appPath);
    const visible = steps(definition).filter(isVisible);
    const found = Object.values(definition.searchOrCreates ?? {});
    const labels = [...visible, ...found].map((step) => String(Object(step).display.label));
    return { visible, labels };
  };

  test('names each step, and none that there is not', async () => {
    const { labels } = await wordsOfApp();
    expect(stepsIn(text + review).filter((step) => !labels.includes(step))).toEqual([]);
    expect(labels.filter((label) => !stepsIn(text).includes(label))).toEqual([]);
  });

  test('names only fields that there are', async () => {
    const { visible } = await wordsOfApp();
    const known = JSON.stringify(visible);
    const strange = fieldsIn(text + review).filter((field) => !known.includes(`"${field}"`));
    expect(strange.filter((field) => !COMMON.includes(field))).toEqual([]);
  });

  test('says what each step needs, and the page for the reviewer how to try it', async () => {
    const { labels } = await wordsOfApp();
    const [needs] = tablesIn(sectionsIn(text)[0]?.text ?? '');
    expect(needs?.rows.map(([step = '']) => stepsIn(step).join()).sort()).toEqual(labels.sort());
    const [tried] = tablesIn(review);
    expect(tried?.rows.map(([step = '']) => stepsIn(step).join()).sort()).toEqual(labels);
  });

  test('tells the reviewer values that there are', async () => {
    const { visible } = await wordsOfApp();
    const known = JSON.stringify(visible);
    const strange = valuesIn(review).filter((value) => !known.includes(value));
    expect(strange.filter((value) => !rights.includes(value))).toEqual([]);
  });

  test('has three Zaps', () => {
    expect(text.match(/^### \d/gm)).toHaveLength(3);
  });
});
