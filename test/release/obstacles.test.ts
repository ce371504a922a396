import { expect, test } from '@jest/globals';
import { type Candidate, changelogEntries, obstacles } from '../../release/obstacles.ts';
import { sample, withTrigger } from './sample_contract.ts';

const CHANGELOG = '# Changelog\n\n## 1.0.1\n\n- Fix a.\n\n## 1.0.0\n\n- Add b.\n- Add c.\n';

const candidate = (part: Partial<Candidate> = {}): Candidate => ({
  name: 'people',
  version: '1.0.1',
  tagVersion: '1.0.1',
  changelog: CHANGELOG,
  released: sample,
  built: { ...sample, version: '1.0.1' },
  isRegistered: true,
  ...part,
});

test('nothing stands in the way of a release that is in order, with a tag or without', () => {
  expect(obstacles(candidate())).toEqual([]);
  expect(obstacles(candidate({ tagVersion: undefined }))).toEqual([]);
});

test('the first release is compared with its own contract', () => {
  const first = { version: '1.0.0', tagVersion: '1.0.0', changelog: '## 1.0.0\n\n- Add a.\n' };
  expect(obstacles(candidate({ ...first, built: sample }))).toEqual([]);
});

test('a tag of another version is refused', () => {
  expect(obstacles(candidate({ tagVersion: '1.1.0' }))).toEqual([
    'The tag says version 1.1.0, but package.json says 1.0.1.',
  ]);
});

test.each(['', '## 1.0.10\n\n- Fix a.\n', '## 1.0.1\n\nNothing yet.\n\n## 1.0.0\n\n- Add b.\n'])(
  'the changelog %j says nothing of version 1.0.1',
  (changelog) => {
    expect(obstacles(candidate({ changelog }))).toEqual([
      'CHANGELOG.md has no entry "## 1.0.1" with a line that begins with "- ".',
    ]);
  },
);

test('a contract that was renewed with the change, before the release, is refused', () => {
  const now = { ...withTrigger({ type: 'hook' }), version: '1.0.1' };
  expect(obstacles(candidate({ released: now, built: now }))).toEqual([
    'release/contract/people.json holds 1.0.1, but by CHANGELOG.md the release to compare 1.0.1 with is 1.0.0: keep the contract of 1.0.0 if it is on Zapier, or release under its number again if its deploy failed (docs/release.md).',
  ]);
});

test('a contract that was not renewed after the last release is refused', () => {
  const changelog = `## 1.1.0\n\n- Add d.\n\n${CHANGELOG}`;
  const next = { version: '1.1.0', tagVersion: '1.1.0', changelog };
  expect(obstacles(candidate({ ...next, built: { ...sample, version: '1.1.0' } }))).toEqual([
    'release/contract/people.json holds 1.0.0, but by CHANGELOG.md the release to compare 1.1.0 with is 1.0.1: keep the contract of 1.0.1 if it is on Zapier, or release under its number again if its deploy failed (docs/release.md).',
  ]);
});

test('a skipped version is refused, with the one that must come first', () => {
  const changelog = `## 1.0.2\n\n- Fix d.\n\n${CHANGELOG}`;
  const next = { version: '1.0.2', tagVersion: '1.0.2', changelog };
  expect(obstacles(candidate({ ...next, built: { ...sample, version: '1.0.2' } }))).toEqual([
    expect.stringContaining('release under its number again if its deploy failed'),
    expect.stringContaining('Zapier refuses a version that skips one: 1.0.1 must come first.'),
  ]);
});

test('a change that asks for more than the version gives is refused', () => {
  const built = { ...withTrigger({ type: 'hook' }), version: '1.0.1' };
  expect(obstacles(candidate({ built }))).toEqual([
    expect.stringContaining('people asks for version 2.0.0'),
  ]);
});

test('an app that is not registered on Zapier cannot be pushed', () => {
  expect(obstacles(candidate({ isRegistered: false }))).toEqual([
    expect.stringContaining('.zapierapprc in the folder of the app names no app'),
  ]);
});

test('an entry of the changelog has a version and the lines of its list', () => {
  expect(changelogEntries(CHANGELOG.replaceAll('\n', '\r\n'))).toEqual([
    { version: '1.0.1', lines: ['- Fix a.'] },
    { version: '1.0.0', lines: ['- Add b.', '- Add c.'] },
  ]);
});
