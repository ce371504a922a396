import { describe, expect, test } from '@jest/globals';
import { isVisible, steps } from '../../checks/places.ts';
import { appNamed } from '../../release/apps.ts';
import { definitionAt } from '../../sandbox/zapier/app_definition.ts';
import { fieldsIn, guideText, sectionsIn, stepsIn, tablesIn } from './guide_text.ts';

const COMMON = ['API Key', 'Organisation', 'Client ID', 'Client Secret'];

describe.each([
  ['legaltalent', "LegalTalent's step"],
  ['bultra', "Bultra's step"],
])('the guide to %s', (name, head) => {
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
    expect(stepsIn(text).filter((step) => !labels.includes(step))).toEqual([]);
    expect(labels.filter((label) => !stepsIn(text).includes(label))).toEqual([]);
  });

  test('names only fields that there are', async () => {
    const { visible } = await wordsOfApp();
    const known = JSON.stringify(visible);
    const strange = fieldsIn(text).filter((field) => !known.includes(`"${field}"`));
    expect(strange.filter((field) => !COMMON.includes(field))).toEqual([]);
  });

  test('says what each step needs, and the page for the reviewer how to try it', async () => {
    const { labels } = await wordsOfApp();
    const [needs] = tablesIn(sectionsIn(text)[0]?.text ?? '');
    expect(needs?.rows.map(([step = '']) => stepsIn(step).join()).sort()).toEqual(labels.sort());
    const tried = tablesIn(guideText('review')).find((table) => table.head[0] === head);
    expect(tried?.rows.map(([step]) => step).sort()).toEqual(labels);
  });

  test('has three Zaps', () => {
    expect(text.match(/^### \d/gm)).toHaveLength(3);
  });
});
