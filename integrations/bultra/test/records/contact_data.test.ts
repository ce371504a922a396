import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../../kit/errors/problem.ts';
import { outputFields } from '../../../../kit/records/fields.ts';
import { fieldsOf, schemaOf } from '../../../../kit/steps/described_input.ts';
import { readInput } from '../../../../kit/steps/input.ts';
import { contactChange, contactInputs, updatedContact } from '../../records/contact_data.ts';
import { wholeAddress } from '../../records/postal_address.ts';

const schema = schemaOf(contactInputs).check(wholeAddress);
const read = (inputData: object) => readInput(schema, fieldsOf(contactInputs), { inputData });

const WHOLE = {
  addressLine1: '18 Alder Court',
  city: 'Denver',
  state: 'CO',
  postalCode: '80205',
  country: 'US',
};

const sentencesFor = (inputData: object): string => {
  try {
    read(inputData);
  } catch (error) {
    if (error instanceof Problem) return error.values.sentences ?? '';
  }
  return '';
};

describe('contact data that a user fills in', () => {
  test('becomes what is sent, the address as one', () => {
    const input = read({ ...WHOLE, phone: '+14155550134', email: ' ada@example.org ' });
    expect(contactChange(input)).toEqual({
      email: 'ada@example.org',
      phone: '+14155550134',
      address: {
        line1: '18 Alder Court',
        city: 'Denver',
        state: 'CO',
        postal_code: '80205',
        country: 'US',
      },
    });
  });

  test('sends nothing for what is blank', () => {
    const change = contactChange(read({ email: '', phone: ' ', addressLine1: null }));
    expect(JSON.stringify(change)).toBe('{}');
  });

  test('may leave out the state and the postal code, which not every country has', () => {
    const { address } = contactChange(read({ ...WHOLE, state: '', postalCode: '' }));
    expect(JSON.parse(JSON.stringify(address))).toEqual({
      line1: '18 Alder Court',
      city: 'Denver',
      country: 'US',
    });
  });

  test('needs the whole address or none of it, and names each missing part', () => {
    const parts = fc.subarray(['addressLine1', 'city', 'state', 'postalCode', 'country'] as const);
    const labels = {
      addressLine1: 'Address Line 1',
      city: 'City',
      country: 'Country',
    };
    const property = fc.property(parts, (given) => {
      const sentences = sentencesFor(Object.fromEntries(given.map((part) => [part, WHOLE[part]])));
      for (const [key, label] of Object.entries(labels)) {
        const isMissing = given.length > 0 && !given.some((part) => part === key);
        expect(sentences.includes(`${label} is required with any other part`)).toBe(isMissing);
      }
    });
    fc.assert(property);
  });

  test.each(['USA', 'U', 'Ü1', 'U S'])('does not take %j for a country', (country) => {
    expect(sentencesFor({ ...WHOLE, country })).toBe('Country must be two letters such as US.');
  });
});

test('an outcome has every key, null when missing, and no others', () => {
  const outcome = updatedContact('Thing ID');
  expect(outcome.parse({ id: 'a', extra: 1 })).toEqual({
    id: 'a',
    email: null,
    phone: null,
    address: { line1: null, city: null, state: null, postal_code: null, country: null },
    updated_at: null,
    outcome: null,
  });
  expect(outputFields(outcome).map(({ key }) => key)).toContain('address__postal_code');
});
