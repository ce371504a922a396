import { describe, expect, test } from '@jest/globals';
import { checks, checksByHand, liveChecks } from '../../checks/registry.ts';
import { note } from './breaking/places.ts';
import { breakingChanges } from './breaking_changes.ts';
import { fineChanges } from './fine_changes.ts';
import { type Changes, changed } from './good_definition.ts';

const findingsOf = (changes: Changes) =>
  checks.flatMap(({ code, findings }) =>
    findings(changed(changes)).map((finding) => ({ code, ...finding })),
  );

test('a good app has no finding', () => {
  expect(findingsOf({})).toEqual([]);
});

test.each(breakingChanges)('%s finds %s', (code, _, changes, where) => {
  const found = findingsOf(changes).filter((finding) => finding.code === code);
  expect(found).toEqual([{ code, where, problem: expect.stringMatching(/^\S.*\.$/) }]);
});

test.each<[string, Changes, string[]]>([
  ['an ID in another system', { [`${note}.key`]: 'externalId' }, ['externalId']],
  ['a tax ID', { [`${note}.key`]: 'taxId', [`${note}.label`]: 'Tax Number' }, ['taxId']],
  ['a label alone', { [`${note}.label`]: 'Client ID' }, ['note']],
  [
    'a record that no trigger polls',
    { 'creates.ship_order.noun': 'Parcel', [`${note}.key`]: 'id' },
    ['id'],
  ],
  ['no ID', { [`${note}.key`]: 'paid', [`${note}.label`]: 'Is Paid' }, []],
])('Zapier is expected to warn of an ID that no list holds: %s', (_, changes, keys) => {
  const expected = checks.flatMap(({ code, expected }) =>
    (expected?.(changed(changes)) ?? []).map(({ where }) => `${code} ${where}`),
  );
  expect(expected).toEqual(keys.map((key) => `D004 creates.ship_order.inputFields.${key}`));
  expect(findingsOf(changes)).toEqual([]);
});

test.each(fineChanges)('%s', (_, changes) => {
  expect(findingsOf(changes)).toEqual([]);
});

const range = (code: string): string[] => {
  const [first = '', last = first] = code.split('-');
  const count = Number(last.slice(1)) - Number(first.slice(1)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const number = Number(first.slice(1)) + index;
    return first.charAt(0) + String(number).padStart(3, '0');
  });
};

describe('the register', () => {
  const codes = checks.map(({ code }) => code);

  test('has a breaking change for every check', () => {
    expect(new Set(breakingChanges.map(([code]) => code))).toEqual(new Set(codes));
  });

  test.each([
    ['D003', 'warning'],
    ['D004', 'warning'],
    ['D010', 'warning'],
    ['D018', 'publishing task'],
    ['D021', 'warning'],
    ['D024', 'warning'],
  ])('has %s at the level that public apps have seen: %s', (code, severity) => {
    const check = checks.find((candidate) => candidate.code === code);
    expect(check?.level).toEqual({ severity, source: 'observed' });
  });

  test('calls the rules that are not of Zapier house rules', () => {
    const houseRules = checks.filter(({ level }) => level.severity === 'house rule');
    expect(houseRules.map(({ code }) => code)).toEqual(['H001']);
  });

  test('calls every check by its code, once', () => {
    expect(checks.map(({ findings }) => findings.name.toUpperCase())).toEqual(codes);
    expect(codes).toEqual([...new Set(codes)]);
  });

  test('has each check of Zapier, decided offline, in the sandbox or by hand', () => {
    const zapiers =
      'A001 C001-C003 D001-D018 D021-D028 E001 L001-L004 M001-M007 S001-S003 T001-T006 U001 Z001';
    const ours = codes.filter((code) => code.startsWith('H'));
    const others = [...liveChecks, ...checksByHand].flatMap(({ code }) => range(code));
    const all = [...codes, ...others].filter((code) => !ours.includes(code));
    expect(all.sort()).toEqual(zapiers.split(' ').flatMap(range));
  });
});
