import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Problem } from '../../../kit/errors/problem.ts';
import {
  answer,
  choice,
  email,
  optional,
  readInput,
  required,
  text,
  textLike,
} from '../../../kit/steps/input.ts';

const schema = z.object({
  name: required(text(20)),
  email: required(email(40)),
  note: optional(text(10)),
  kind: optional(choice({ A: 'First', B: 'Second' })),
  agrees: optional(answer),
});
const fields = [{ key: 'name', label: 'Name' }];

const read = (inputData: Record<string, unknown>) => readInput(schema, fields, { inputData });
const readOrError = (inputData: Record<string, unknown>) => {
  try {
    return read(inputData);
  } catch (error) {
    return error;
  }
};

const SENTENCES = [
  'is required.',
  'must be text.',
  'may have at most 10 characters.',
  'may have at most 20 characters.',
  'may have at most 40 characters.',
  'may not hold line breaks or other control characters.',
  'must be an e-mail address such as priya@example.org.',
  'must be one of A, B.',
  'must be yes or no (true or false).',
];

const blank = fc.constantFrom(undefined, null, '', ' ', '\t ');

describe('reading input', () => {
  test('a blank field of any form is absent', () => {
    fc.assert(
      fc.property(blank, blank, blank, (note, kind, agrees) => {
        const input = read({ name: 'Ada', email: 'ada@example.org', note, kind, agrees });
        expect(JSON.stringify(input)).toBe('{"name":"Ada","email":"ada@example.org"}');
      }),
    );
  });

  test('whatever is mapped ends in valid values or in one error that quotes none of it', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.anything(), blank);
    const input = fc.record({ name: value, email: value, note: value, kind: value, agrees: value });
    fc.assert(
      fc.property(input, (mapped) => {
        const result = readOrError(mapped);
        if (!(result instanceof Problem)) {
          expect(schema.safeParse(result).success).toBe(true);
          return;
        }
        expect(result.values).toHaveProperty('sentences');
        for (const sentence of String(result.values.sentences).split(
          / (?=(?:Name|email|note|kind|agrees) )/,
        )) {
          expect(SENTENCES).toContain(sentence.replace(/^\w+ /, ''));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['true', true],
    ['Yes', true],
    [1, true],
    ['no', false],
    ['0', false],
    [false, false],
  ])('reads %j as an answer', (agrees, expected) => {
    expect(read({ name: 'Ada', email: 'ada@example.org', agrees }).agrees).toBe(expected);
  });
});

describe('a text of a form', () => {
  const rule = 'must be a number such as 7';
  const formed = z.object({ number: optional(textLike(9, /^\d+$/, rule)) });
  const readNumber = (number: unknown) => readInput(formed, [], { inputData: { number } });

  test('is taken when it has it, or is blank', () => {
    expect(readNumber(' 42 ')).toEqual({ number: '42' });
    expect(readNumber('')).toEqual({});
  });

  test('is told by its rule otherwise', () => {
    expect(() => readNumber('x')).toThrow(
      expect.objectContaining({ values: { sentences: `number ${rule}.` } }),
    );
  });
});
