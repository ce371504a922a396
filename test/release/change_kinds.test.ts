import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeKinds, changeKindsTable } from '../../release/change_kinds.ts';
import { contractChanges } from '../../release/contract_changes.ts';
import { anyContract } from './any_contract.ts';

test('every kind of the table is found between some two contracts', () => {
  const found = new Set<string>();
  const pairs = fc.sample(fc.tuple(anyContract, anyContract), { numRuns: 3000, seed: 1 });
  for (const [before, after] of pairs)
    for (const { kind } of contractChanges(before, after)) found.add(kind);
  expect([...found].sort()).toEqual(Object.keys(changeKinds).sort());
});

test('what Zapier refuses to promote asks for a major version', () => {
  const refused = changeKindsTable()
    .split('\n')
    .filter((row) => row.endsWith('| yes |'));
  expect(refused.length).toBeGreaterThan(8);
  for (const row of refused) expect(row).toContain('| major |');
});
