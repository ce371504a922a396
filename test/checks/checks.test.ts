import { describe, expect, test } from '@jest/globals';
import { checksByHand } from '../../checks/by_hand.ts';
import { checks } from '../../checks/registry.ts';
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

  test('calls every check by its code, once', () => {
    expect(checks.map(({ findings }) => findings.name.toUpperCase())).toEqual(codes);
    expect(codes).toEqual([...new Set(codes)]);
  });

  test('has each check of Zapier, offline or by hand', () => {
    const zapiers =
      'A001 C001-C003 D001-D018 D021-D028 E001 L001-L004 M001-M007 S001-S003 T001-T006 U001 Z001';
    const byHand = checksByHand.flatMap(({ code }) => range(code));
    expect([...codes, ...byHand].sort()).toEqual(zapiers.split(' ').flatMap(range));
  });
});
