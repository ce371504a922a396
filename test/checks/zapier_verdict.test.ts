import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { readVerdict, verdictDifferences } from '../../checks/zapier_verdict.ts';
import { newOrder, note } from './breaking/places.ts';
import { changed } from './good_definition.ts';

interface Display {
  flattenCheckResult(result: object): object[];
  formatStyles: { json(rows: object[], headers: string[][]): string };
}

// The CLI's own code, so that the reader is tested on what it really prints.
const cli: Display = createRequire(import.meta.url)(
  '../../node_modules/zapier-platform-cli/src/utils/display.js',
);

const group = (type: string, key: string, ...results: [tag: string, message: string][]) => ({
  type,
  violations: [{ type: key, results: results.map(([tag, message]) => ({ tag, message })) }],
});

const severity = (display_label: string | undefined, ...results: object[]) => ({
  total_failures: results.length,
  display_label,
  results,
});

const HEADERS = [
  ['Category', 'category'],
  ['Method', 'method'],
  ['Description', 'description'],
  ['Link', 'link'],
];

/** What `validate --format json` prints of an answer of Zapier's checks. */
const printed = (answer: object): string => {
  const issues = cli.flattenCheckResult(answer);
  const legend = [{ type: '- Errors', description: 'They block you from pushing.' }];
  const columns = [
    ['', 'type'],
    ['', 'description'],
  ];
  return [
    cli.formatStyles.json([], HEADERS),
    cli.formatStyles.json(issues, HEADERS),
    ...(issues.length > 0 ? [cli.formatStyles.json(legend, columns)] : []),
  ].join('\n');
};

const ANSWER = {
  passes: [{}, {}],
  errors: severity('Errors', group('search', 'find_order', ['D009', 'needs a field (or two)'])),
  warnings: severity(
    'Publishing Tasks',
    group('read', 'new_order', ['T001', "needs a successful task but doesn't have a Zap"]),
    group('meta', 'stats', ['S001', 'must have at least 3 users with live Zaps']),
  ),
  suggestions: severity('Warnings', group('write', 'ship_order', ['D004', 'field "note"'])),
};

describe('the verdict that the CLI prints', () => {
  test('is read with the severity, code, step and words of each issue', () => {
    expect(readVerdict(printed(ANSWER))).toEqual([
      {
        severity: 'error',
        code: 'D009',
        place: 'searches.find_order',
        description: 'needs a field (or two)',
      },
      {
        severity: 'publishing task',
        code: 'T001',
        place: 'triggers.new_order',
        description: "needs a successful task but doesn't have a Zap",
      },
      {
        severity: 'publishing task',
        code: 'S001',
        place: 'meta',
        description: 'must have at least 3 users with live Zaps',
      },
      {
        severity: 'warning',
        code: 'D004',
        place: 'creates.ship_order',
        description: 'field "note"',
      },
    ]);
  });

  test('may come without labels: then its warnings are tasks, and its suggestions warnings', () => {
    const bare = {
      errors: severity(undefined, group('auth', 'label', ['D003', 'a'])),
      warnings: severity(undefined, group('auth', 'label', ['D002', 'b'])),
      suggestions: severity(undefined, group('auth', 'label', ['D026', 'c'])),
    };
    expect(readVerdict(printed(bare)).map(({ severity: read }) => read)).toEqual([
      'error',
      'publishing task',
      'warning',
    ]);
  });

  test('counts an issue under a label that nobody knows as an error', () => {
    const odd = { blockers: severity('Blockers', group('write', 'ship_order', ['X001', 'new'])) };
    expect(readVerdict(printed(odd))).toMatchObject([{ severity: 'error', code: 'X001' }]);
  });

  test('names nothing when every check passes', () => {
    const passed = { passes: [{}], errors: severity('Errors'), warnings: severity('Warnings') };
    expect(readVerdict(printed(passed))).toEqual([]);
  });

  test('may hold what else a build prints', () => {
    const noise = `> build\n[DEPRECATION WARNING] old\n${printed(ANSWER)}\nDone [ok]\n`;
    expect(readVerdict(noise)).toHaveLength(4);
  });

  test('is an error for each part that does not fit the schema', () => {
    const rows = [{ property: 'App.triggers', message: 'is not right', docLinks: '' }];
    const headers = [
      ['Property', 'property'],
      ['Message', 'message'],
      ['Links', 'docLinks'],
    ];
    expect(readVerdict(cli.formatStyles.json(rows, headers))).toEqual([
      { severity: 'error', code: 'schema', place: 'App.triggers', description: 'is not right' },
    ]);
  });

  test.each(['', '[]', 'Could not connect', '[]\n{"errors":[]}', '[]\n[\n  {\n    "a": 1\n  }\n]'])(
    'is missing from %j, which is said',
    (stdout) => {
      expect(() => readVerdict(stdout)).toThrow("Zapier's CLI printed no verdict");
    },
  );
});

describe('beside the offline checks', () => {
  const verdictOf = (answer: object) => readVerdict(printed(answer));

  test('nothing differs when both name nothing', () => {
    expect(verdictDifferences([], changed({}))).toEqual([]);
  });

  test('what one names and the other does not differs, each way', () => {
    const verdict = verdictOf({
      warnings: severity('Publishing Tasks', group('write', 'ship_order', ['D018', 'labels'])),
    });
    expect(verdictDifferences(verdict, changed({ [`${note}.key`]: 'externalId' }))).toEqual([
      'D018 in creates.ship_order: Zapier names it, npm run check does not.',
      'D004 in creates.ship_order: npm run check names it, Zapier does not.',
    ]);
  });

  test('a warning that is expected is no difference', () => {
    const verdict = verdictOf({
      suggestions: severity('Warnings', group('write', 'ship_order', ['D004', 'field "note"'])),
    });
    expect(verdictDifferences(verdict, changed({ [`${note}.key`]: 'externalId' }))).toEqual([]);
  });

  test('the same at another level differs', () => {
    const verdict = verdictOf({
      suggestions: severity('Warnings', group('read', 'new_order', ['D018', 'labels'])),
    });
    const labelled = changed({ [`${newOrder}.display.label`]: 'New order' });
    expect(verdictDifferences(verdict, labelled)).toEqual([
      'D018 in triggers.new_order: a warning at Zapier, a publishing task in npm run check.',
    ]);
  });

  test('what only live Zaps decide, and our house rules, are no differences', () => {
    const verdict = verdictOf({
      warnings: severity('Publishing Tasks', group('write', 'ship_order', ['T001', 'a Zap'])),
    });
    expect(verdictDifferences(verdict, changed({ [`${note}.label`]: 'a note' }))).toEqual([]);
  });
});
