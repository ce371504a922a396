import { expect, test } from '@jest/globals';
import type { Contract } from '../../release/contract.ts';
import { contractChanges } from '../../release/contract_changes.ts';
import { sample, withInput, withInputs, withTrigger } from './sample_contract.ts';

const only = (after: Contract) => {
  const changes = contractChanges(sample, after);
  expect(changes).toHaveLength(1);
  return changes[0];
};

test.each<[Contract, string]>([
  [
    {
      ...sample,
      searches: { ...sample.searches, find_firm: { inputFields: {}, outputFields: {} } },
    },
    'searches.find_firm: it was added',
  ],
  [
    withInput('phone', { type: 'string', required: false }),
    'creates.add_person: the input field phone was added',
  ],
  [
    withInput('email', { type: 'string', required: false }),
    'creates.add_person: the input field email is no longer required',
  ],
  [
    withInput('tier', { type: 'string', required: false, choices: ['basic', 'full', 'gold'] }),
    'creates.add_person: the input field tier also takes gold',
  ],
  [
    withInput('tier', { type: 'string', required: false }),
    'creates.add_person: the input field tier takes any value, no longer chosen ones alone',
  ],
  [
    withTrigger({ outputFields: { id: 'string', name: 'string', updated_at: 'datetime' } }),
    'triggers.new_person: the output field name was added',
  ],
  [
    {
      ...sample,
      searchOrCreates: {
        ...sample.searchOrCreates,
        find_firm: { search: 'find_firm', create: 'add_firm' },
      },
    },
    'searchOrCreates.find_firm: it was added',
  ],
])('case %#: what Zaps do not notice asks for a minor version', (after, what) => {
  expect(only(after)).toMatchObject({ what, asks: 'minor' });
});

test('a new field that may be left blank asks for a minor version, whatever its children require', () => {
  const rows = {
    rows: { type: 'string', required: false },
    'rows[]amount': { type: 'number', required: true },
  };
  expect(contractChanges(sample, withInputs(rows)).map(({ asks }) => asks)).toEqual([
    'minor',
    'minor',
  ]);
});
