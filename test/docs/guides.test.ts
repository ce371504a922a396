import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  fieldsIn,
  guideText,
  sectionsIn,
  stepsIn,
  type Table,
  tableOf,
  tablesIn,
  valuesIn,
  withoutSisters,
} from './guide_text.ts';
import {
  connectionLabels,
  fixedValues,
  SCOPES,
  type StepWords,
  stepWords,
  triggerLabels,
  visibleSteps,
} from './step_words.ts';

const GUIDES = ['connect', 'recipes', 'when', 'privacy', 'review'];

const labels = visibleSteps.map(({ label }) => label);
const fieldLabels = [
  ...connectionLabels,
  ...visibleSteps.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
];

const without = (found: string[], known: Iterable<string>): string[] => {
  const allowed = new Set(known);
  return found.filter((word) => !allowed.has(word));
};

const scripts: object = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const commands = ['npm start', ...Object.keys(scripts).map((script) => `npm run ${script}`)];

// What *Skipped Fields* may hold.
const SKIPPED = ['fullName', 'email', 'type'];

describe.each(GUIDES)('the guide %s', (guide) => {
  const text = withoutSisters(guideText(guide));

  test('names in bold only steps that there are', () => {
    expect(stepsIn(text).length).toBeGreaterThan(0);
    expect(without(stepsIn(text), stepWords.keys())).toEqual([]);
  });

  test('names in italics only fields that there are', () => {
    expect(fieldsIn(text).length).toBeGreaterThan(0);
    expect(without(fieldsIn(text), fieldLabels)).toEqual([]);
  });

  test('names in code only values that there are', () => {
    const known = [...fixedValues, ...SCOPES, ...commands, ...SKIPPED, 'ic_live_'];
    expect(valuesIn(text).length).toBeGreaterThan(0);
    expect(without(valuesIn(text), known)).toEqual([]);
  });
});

const stepNamed = (label: string): StepWords => {
  const step = stepWords.get(label);
  if (!step) throw new Error(`There is no step ${label}.`);
  return step;
};

const firstCells = ({ rows }: Table): string[] => rows.map(([cell = '']) => cell);

describe.each(sectionsIn(guideText('recipes')))('recipe $title', ({ text }) => {
  const tables = tablesIn(text);
  const named = [...new Set(stepsIn(text))].map(stepNamed);

  test('says the trap to avoid and how to test it', () => {
    expect(text).toMatch(/^### The trap\n\n- .+/m);
    expect(text).toMatch(/^### Test it\n\n.+/m);
  });

  test('names only fields of the steps that it uses', () => {
    const known = named.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
    expect(without(fieldsIn(text), known)).toEqual([]);
  });

  test('says what to put into the required fields of a step, and only into fields that it has', () => {
    const filled = tables.filter(({ head }) => /^field of \*\*/.test(head[0] ?? ''));
    expect(filled.length).toBeGreaterThan(0);
    for (const table of filled) {
      const { inputs, required } = stepNamed(stepsIn(table.head.join()).join());
      const fields = firstCells(table).flatMap(fieldsIn);
      expect(fields).toHaveLength(table.rows.length);
      expect(without(fields, inputs)).toEqual([]);
      expect(without(required, fields)).toEqual([]);
    }
  });

  test('maps only what the step named in the head returns', () => {
    for (const { head, rows } of tables) {
      const [source] = stepsIn(head[1] ?? '');
      if (source === undefined) continue;
      const mapped = rows.flatMap(([, cell = '']) => fieldsIn(cell));
      expect(without(mapped, stepNamed(source).outputs)).toEqual([]);
    }
  });
});

test('the recipe for contacts says what becomes of an address that two people share', () => {
  expect(guideText('recipes')).toMatch(
    /One address for a couple.*stops the run; without an \*External ID\* the second person even replaces the first\. Give each person an address of their own\./,
  );
});

test('there are six recipes', () => {
  expect(sectionsIn(guideText('recipes'))).toHaveLength(6);
});

test('the page on firing has every trigger, and the page for the reviewer every step, once', () => {
  const triggers = tableOf(guideText('when'), 'trigger');
  expect(firstCells(triggers).flatMap(stepsIn).sort()).toEqual(triggerLabels.toSorted());
  const tried = tableOf(guideText('review'), 'step');
  expect(firstCells(tried).flatMap(stepsIn).sort()).toEqual([...stepWords.keys()].sort());
});

test('the page for the reviewer counts the steps right', () => {
  const words = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
  ];
  const [, on, others] =
    /switch the (\w+) triggers on first\. .*other (\w+) with/.exec(guideText('review')) ?? [];
  const triggers = triggerLabels.length;
  expect([on, others]).toEqual([words[triggers], words[stepWords.size - triggers]]);
});

describe('the page on privacy', () => {
  const text = guideText('privacy');

  test('lists for each step exactly what the user fills in', () => {
    const given = tableOf(text, 'step').rows.map(([step = '', fields = '']) => ({
      label: stepsIn(step).join(),
      inputs: fieldsIn(fields),
    }));
    expect(given).toEqual(
      expect.arrayContaining(visibleSteps.map(({ label, inputs }) => ({ label, inputs }))),
    );
    expect(given).toHaveLength(visibleSteps.length);
  });

  const { rows } = tableOf(text, 'fields');
  const stepsOf = (cell: string): string[] =>
    cell.startsWith('every step') ? without(labels, stepsIn(cell)) : stepsIn(cell);

  test('lists every field that comes back, and for each the steps that it comes from', () => {
    const row = (field: string, from: string[]) =>
      `docs/privacy.md, "What comes back": *${field}* comes from ${from.toSorted().join(', ')}`;
    const listed = rows.flatMap(([fields = '', from = '']) =>
      fieldsIn(fields).map((field) => row(field, stepsOf(from))),
    );
    const returned = [...new Set(visibleSteps.flatMap(({ outputs }) => outputs))].map((field) => {
      const from = visibleSteps.filter(({ outputs }) => outputs.includes(field));
      return row(
        field,
        from.map(({ label }) => label),
      );
    });
    expect(without(returned, listed)).toEqual([]);
    expect(without(listed, returned)).toEqual([]);
  });

  test('is right that no field is for documents, images, dates of birth or addresses', () => {
    const forbidden = /birth|document|image|photo|passport|licen[cs]e|street|city|postal|address/i;
    expect(fieldLabels.filter((label) => forbidden.test(label))).toEqual([]);
  });
});
