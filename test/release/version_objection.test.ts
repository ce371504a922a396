import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { appsIn } from '../../release/apps.ts';
import {
  builtContract,
  contractFile,
  keptContract,
  printedContract,
} from '../../release/contract_files.ts';
import { objection } from '../../release/version_objection.ts';
import { sample, withInput, withTrigger } from './sample_contract.ts';

const apps = appsIn();

// Thrown, not compared: what a newcomer reads is the sentence, and no difference of two texts.
test.each(apps)(
  '$name has the version that its changes since the last release ask for',
  async (app) => {
    const sentence = objection(app.name, keptContract(app), await builtContract(app));
    if (sentence !== null) throw new Error(sentence);
  },
);

test.each(apps)('the kept contract of $name is as the command writes it', (app) => {
  expect(readFileSync(contractFile(app), 'utf8')).toBe(printedContract(keptContract(app)));
});

test('before the first release, a change may also be kept as it is', () => {
  const sentence = objection('people', sample, withTrigger({ dedupeFields: ['id', 'updated_at'] }));
  expect(sentence).toContain('`npm run contract -- people --before-first-release`');
});

test('a break says the app, the version it asks for, what broke, and where to read on', () => {
  const broken = withTrigger({ dedupeFields: ['id', 'updated_at'] });
  expect(objection('people', sample, { ...broken, version: '1.4.2' })).toBe(
    [
      'people asks for version 2.0.0; package.json says 1.4.2, and the last release is 1.0.0. What changed:',
      '- triggers.new_person: the dedupe fields changed from id to id, updated_at: old records would fire again.',
      'Undo what breaks Zaps if you can: users cannot be moved across major versions (docs/release.md).',
    ].join('\n'),
  );
});

test('an addition asks for the next minor version, and a patch is too little', () => {
  const larger = withInput('phone', { type: 'string', required: false });
  for (const version of ['1.0.0', '1.0.1']) {
    expect(objection('people', sample, { ...larger, version })).toMatch(
      /^people asks for version 1\.1\.0; .*\n- creates\.add_person: the input field phone was added\./,
    );
  }
});

test('a version that is high enough is let through', () => {
  const larger = withInput('phone', { type: 'string', required: false });
  const broken = withTrigger({ type: 'hook' });
  expect(objection('people', sample, { ...larger, version: '1.1.0' })).toBeNull();
  expect(objection('people', sample, { ...broken, version: '2.0.0' })).toBeNull();
  expect(objection('people', sample, { ...sample, version: '1.0.1' })).toBeNull();
});

test('beside a break, additions that the version already covers are not named', () => {
  const both = { ...withTrigger({ type: 'hook' }), creates: {}, version: '1.1.0' };
  const added = {
    ...both,
    searches: { ...sample.searches, find_firm: { inputFields: {}, outputFields: {} } },
  };
  expect(objection('people', sample, added)).not.toContain('find_firm');
});

test('a version never goes back', () => {
  expect(objection('people', sample, { ...sample, version: '0.9.0' })).toBe(
    'people: package.json says 0.9.0, and the last release is 1.0.0. A version never goes back.',
  );
});

test.each([
  ['1.0.0', '1.0.2', '1.0.1'],
  ['1.0.0', '1.2.0', '1.1.0'],
  ['1.0.0', '3.0.0', '2.0.0'],
  ['1.0.0', '1.1.3', '1.1.0'],
  ['1.1.0', '2.0.5', '2.0.0'],
  ['1.0.9', '1.0.11', '1.0.10'],
  ['1.9.4', '1.11.0', '1.10.0'],
])('after %s, %s skips a version: %s must come first', (released, version, next) => {
  expect(objection('people', { ...sample, version: released }, { ...sample, version })).toBe(
    `people: package.json says ${version}, and the last release is ${released}. Zapier refuses a version that skips one: ${next} must come first. If ${next} was tagged and its deploy failed, release ${next} again (docs/release.md).`,
  );
});

test.each(['1.1.4', '1.2.0', '2.0.0'])('after 1.1.3, %s is a next version', (version) => {
  expect(objection('people', { ...sample, version: '1.1.3' }, { ...sample, version })).toBeNull();
});
