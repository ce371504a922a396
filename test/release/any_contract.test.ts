import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Contract, contractSchema, type InputField } from '../../release/contract.ts';
import { contractChanges } from '../../release/contract_changes.ts';
import { printedContract } from '../../release/contract_files.ts';
import { raised } from '../../release/version_numbers.ts';
import { objection } from '../../release/version_objection.ts';
import { anyContract, optionalField } from './any_contract.ts';

const PARTS = ['patch', 'minor', 'major'] as const;

const reread = (contract: Contract): Contract =>
  contractSchema.parse(JSON.parse(printedContract(contract)));

const withNewField = (contract: Contract, brandNew: InputField): Contract => ({
  ...contract,
  creates: Object.fromEntries(
    Object.entries(contract.creates).map(([key, step]) => [
      key,
      'hidden' in step
        ? step
        : { ...step, inputFields: { ...step.inputFields, brand_new: brandNew } },
    ]),
  ),
});

const visibleCreates = ({ creates }: Contract) =>
  Object.values(creates).filter((step) => !('hidden' in step));

const majorOnes = (before: Contract, after: Contract) =>
  contractChanges(before, after).filter(({ asks }) => asks === 'major');

test('a contract that is written and read again asks for nothing', () => {
  fc.assert(
    fc.property(anyContract, (contract) => {
      expect(contractChanges(contract, reread(contract))).toEqual([]);
      expect(objection('any', contract, reread(contract))).toBeNull();
    }),
  );
});

test('a new optional field asks for a minor version and never for a major one', () => {
  fc.assert(
    fc.property(anyContract, optionalField, (before, field) => {
      const after = withNewField(before, field);
      const changes = contractChanges(before, after);
      expect(changes).toHaveLength(visibleCreates(before).length);
      expect(changes.filter(({ asks }) => asks === 'major')).toEqual([]);
    }),
  );
});

test('what is added one way breaks Zaps the other way', () => {
  fc.assert(
    fc.property(anyContract, optionalField, (before, field) => {
      const after = withNewField(before, field);
      expect(majorOnes(after, before)).toHaveLength(visibleCreates(before).length);
    }),
  );
});

test('the next major version is enough for any change', () => {
  fc.assert(
    fc.property(anyContract, anyContract, (before, after) => {
      const version = raised(before.version, 'major');
      expect(objection('any', before, { ...after, version })).toBeNull();
    }),
  );
});

test('any change at all needs another version', () => {
  fc.assert(
    fc.property(anyContract, anyContract, (before, after) => {
      const now = { ...after, version: before.version };
      const differs = contractChanges(before, now).length > 0;
      expect(objection('any', before, now) !== null).toBe(differs);
    }),
  );
});

test('without a change, three versions are let through besides the same one', () => {
  const near = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => numbers.join('.'));
  fc.assert(
    fc.property(anyContract, near, (before, version) => {
      const next = PARTS.map((part) => raised(before.version, part));
      const isLetThrough = objection('any', before, { ...before, version }) === null;
      expect(isLetThrough).toBe([before.version, ...next].includes(version));
    }),
  );
});
