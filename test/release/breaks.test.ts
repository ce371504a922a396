import { expect, test } from '@jest/globals';
import { type Contract, type FindOrCreate, STEADY } from '../../release/contract.ts';
import { contractChanges } from '../../release/contract_changes.ts';
import { sample, withInput, withInputs, withoutInput, withTrigger } from './sample_contract.ts';

const only = (after: Contract) => {
  const changes = contractChanges(sample, after);
  expect(changes).toHaveLength(1);
  return changes[0];
};

const withPair = (part: Partial<FindOrCreate>): Contract => ({
  ...sample,
  searchOrCreates: {
    find_person: { search: 'find_person', create: 'add_person', ...part },
  },
});

test.each<[Contract, string]>([
  [
    { ...sample, triggers: {} },
    'triggers.new_person: it was removed or renamed: Zaps that use it would stop',
  ],
  [
    { ...sample, searches: {} },
    'searches.find_person: it was removed or renamed: Zaps that use it would stop',
  ],
  [
    withoutInput('note'),
    'creates.add_person: the input field note was removed or renamed: what Zaps hold in it would be lost',
  ],
  [
    withInput('phone', { type: 'string', required: true }),
    'creates.add_person: the input field phone is new and required: Zaps that are on leave it blank',
  ],
  [
    withInput('note', { type: 'string', required: true }),
    'creates.add_person: the input field note became required: Zaps that leave it blank would fail',
  ],
  [
    withInput('note', { type: 'integer', required: false }),
    'creates.add_person: the input field note changed its type from string to integer: what Zaps hold in it may not fit',
  ],
  [
    withInput('tier', { type: 'string', required: false, choices: ['full'] }),
    'creates.add_person: the input field tier no longer takes basic: Zaps that chose it would fail',
  ],
  [
    withInput('note', { type: 'string', required: false, choices: ['a', 'b'] }),
    'creates.add_person: the input field note takes nothing but a, b: Zaps that hold another value would fail',
  ],
  [
    withTrigger({ dedupeFields: ['id', 'updated_at'] }),
    'triggers.new_person: the dedupe fields changed from id to id, updated_at: old records would fire again',
  ],
  [
    withTrigger({ outputFields: { id: 'string' } }),
    'triggers.new_person: the output field updated_at was removed or renamed: later steps that use it would find nothing',
  ],
  [
    withTrigger({ outputFields: { id: 'integer', updated_at: 'datetime' } }),
    'triggers.new_person: the output field id changed its type from string to integer: later steps that use it may not take it',
  ],
  [
    withTrigger({ type: 'hook' }),
    'triggers.new_person: it changed from polling to hook: Zaps that are on would stop',
  ],
  [
    withTrigger({ type: 'hook_to_poll' }),
    'triggers.new_person: it changed from polling to hook_to_poll: Zaps that are on would stop',
  ],
  [
    withInput('note', { type: 'string list', required: false }),
    'creates.add_person: the input field note changed its type from string to string list: what Zaps hold in it may not fit',
  ],
  [
    withInput('note', { type: 'text', required: false }),
    'creates.add_person: the input field note changed its type from string to text: what Zaps hold in it may not fit',
  ],
  [
    withInput('note', { type: 'string', required: false, schema: { type: 'object' } }),
    'creates.add_person: the input field note has another JSON schema: what Zaps hold in it may not fit',
  ],
  [
    { ...sample, searchOrCreates: {} },
    'searchOrCreates.find_person: it was removed or renamed: Zaps that use it would stop',
  ],
  [
    { ...sample, searchOrCreates: { find_person: { search: 'find_person', create: 'add' } } },
    'searchOrCreates.find_person: its create changed from add_person to add: what Zaps hold for it may not fit',
  ],
  [
    withPair({ update: 'update_person' }),
    'searchOrCreates.find_person: its update changed from none to update_person: what Zaps hold for it may not fit',
  ],
  [
    withPair({ hidden: true }),
    'searchOrCreates.find_person: it was hidden: nobody can choose it any more',
  ],
  [
    { ...sample, triggers: { new_person: { type: 'polling', hidden: true } } },
    'triggers.new_person: it was hidden: nobody can choose it any more',
  ],
  [
    { ...sample, creates: { add_person: { hidden: true } } },
    'creates.add_person: it was hidden: nobody can choose it any more',
  ],
  [
    withTrigger({ outputFields: { id: 'string', updated_at: `datetime${STEADY}` } }),
    'triggers.new_person: the output field updated_at has to be the same in two polls: events would come later or earlier than before',
  ],
  [
    withTrigger({
      outputFields: { id: 'string', name: `string${STEADY}`, updated_at: 'datetime' },
    }),
    'triggers.new_person: the output field name has to be the same in two polls: events would come later or earlier than before',
  ],
])('case %#: what breaks Zaps asks for a major version, and says why', (after, what) => {
  expect(only(after)).toMatchObject({ what, asks: 'major' });
});

test('a new required child of a field that Zaps fill in already breaks them', () => {
  const before = withInput('rows', { type: 'string', required: false });
  const after = withInputs({
    rows: { type: 'string', required: false },
    'rows[]amount': { type: 'number', required: true },
  });
  expect(contractChanges(before, after)).toMatchObject([
    {
      what: 'creates.add_person: the input field rows[]amount is new and required: Zaps that are on leave it blank',
      asks: 'major',
    },
  ]);
});

test('a hidden trigger that is shown is an addition, and still may not become a hook', () => {
  const hidden = (type: 'polling' | 'hook'): Contract => ({
    ...sample,
    triggers: { new_person: { type, hidden: true } },
  });
  expect(contractChanges(hidden('polling'), sample)).toMatchObject([
    { what: 'triggers.new_person: it is no longer hidden', asks: 'minor' },
  ]);
  expect(contractChanges(hidden('polling'), hidden('hook'))).toEqual([
    expect.objectContaining({ asks: 'major' }),
  ]);
});

test('a field that no longer holds events back is named', () => {
  const before = withTrigger({ outputFields: { id: `string${STEADY}`, updated_at: 'datetime' } });
  expect(contractChanges(before, sample)).toMatchObject([
    {
      what: 'triggers.new_person: the output field id need not be the same in two polls any more: events would come later or earlier than before',
      asks: 'major',
    },
  ]);
});

test('a renamed step is one that is gone and one that is new', () => {
  const renamed = { ...sample, searches: { look_up: { inputFields: {}, outputFields: {} } } };
  expect(contractChanges(sample, renamed).map(({ asks }) => asks)).toEqual(['major', 'minor']);
});

test('another version number alone is no change', () => {
  expect(contractChanges(sample, { ...sample, version: '1.0.1' })).toEqual([]);
});
