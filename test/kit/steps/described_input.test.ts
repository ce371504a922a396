import { expect, test } from '@jest/globals';
import {
  allKeptWhenBlank,
  fieldsOf,
  input,
  keptWhenBlank,
  labelsOf,
  required,
  schemaOf,
  shownAs,
} from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { text } from '../../../kit/steps/text_forms.ts';

const phone = input(text(4), { label: 'Phone', helpText: 'At most 4 digits.' });
const inputs = { name: required(input(text(9), { label: 'Name' })), phone: keptWhenBlank(phone) };

const read = (inputData: object) => readInput(schemaOf(inputs), fieldsOf(inputs), { inputData });

test('an input that is described once gives the field of the editor', () => {
  expect(fieldsOf(inputs)).toEqual([
    { key: 'name', label: 'Name', type: 'string', required: true },
    {
      key: 'phone',
      label: 'Phone',
      type: 'string',
      helpText: 'Leave blank to keep it. At most 4 digits.',
    },
  ]);
});

test('it gives the schema by which it is read, and the label of its errors', () => {
  expect(read({ name: 'Ada', phone: '' })).toEqual({ name: 'Ada' });
  expect(() => read({ phone: '12345' })).toThrow(
    expect.objectContaining({
      values: { sentences: 'Name is required. Phone may have at most 4 characters.' },
    }),
  );
  expect(labelsOf({ tel: phone })).toEqual([['tel', 'Phone']]);
});

test('several inputs that keep what is there say so, each for itself', () => {
  const [tel, fax] = fieldsOf(allKeptWhenBlank({ tel: phone, fax: phone }));
  const helpText = 'Leave blank to keep it. At most 4 digits.';
  expect([tel, fax]).toMatchObject([
    { key: 'tel', helpText },
    { key: 'fax', helpText },
  ]);
});

test('one step shows it in its own words, and the others do not', () => {
  const shown = shownAs(phone, { label: 'Telephone' });
  expect([shown.field.label, phone.field.label]).toEqual(['Telephone', 'Phone']);
});
