import { expect, test } from '@jest/globals';
import { distance, raised, readTag } from '../../release/version_numbers.ts';

test.each([
  ['1.2.3', '1.2.3', 'same'],
  ['1.2.3', '1.2.4', 'patch'],
  ['1.2.3', '1.3.0', 'minor'],
  ['1.9.3', '1.10.0', 'minor'],
  ['1.2.3', '2.0.0', 'major'],
  ['1.2.3', '1.2.2', 'back'],
  ['1.2.3', '1.1.9', 'back'],
  ['2.0.0', '1.9.9', 'back'],
])('from %s to %s is %s', (before, after, made) => {
  expect(distance(before, after)).toBe(made);
});

test('the next version of a part starts the parts behind it anew', () => {
  expect(raised('1.2.3', 'major')).toBe('2.0.0');
  expect(raised('1.2.3', 'minor')).toBe('1.3.0');
  expect(raised('1.2.3', 'patch')).toBe('1.2.4');
});

test.each(['1.2', 'v1.2.3', '1.2.3-beta', ''])('%j is no version', (text) => {
  expect(() => distance('1.0.0', text)).toThrow(`"${text}" is no version such as 1.0.1.`);
});

test('a tag names the app and the version', () => {
  expect(readTag('instant-compliance-v1.0.1')).toEqual({
    name: 'instant-compliance',
    version: '1.0.1',
  });
});

test.each([
  'v1.0.1',
  'instant-compliance',
  'instant-compliance-1.0.1',
  'instant-compliance-v1.0',
  'instant-compliance-v1.0.1-beta',
  'a/b-v1.0.1',
  '$(id)-v1.0.1',
  'bultra-v1.0.1\nfolder=/',
])('%j is no tag of a release', (tag) => {
  expect(readTag(tag)).toBeNull();
});
