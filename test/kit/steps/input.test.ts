import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Problem } from '../../../kit/errors/problem.ts';
import {
  answer,
  choice,
  optional,
  optionalChoices,
  readInput,
  required,
} from '../../../kit/steps/input.ts';
import { email, identifierLike, text } from '../../../kit/steps/text_forms.ts';

const KINDS = { A: 'First: of all', B_TWO: 'Second: next', C: 'second' };

const schema = z.object({
  name: required(text(20)),
  email: required(email(40)),
  note: optional(text(10)),
  kind: optional(choice(KINDS)),
  agrees: optional(answer({ yes: 'Yes: we do', no: 'No: never' })),
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
  'must be mapped as text: a number this long has lost digits on its way.',
  'holds {{: Zapier did not fill in what is mapped there.',
  'may have at most 10 characters.',
  'may have at most 20 characters.',
  'may have at most 40 characters.',
  'may not hold line breaks or other control characters.',
  'must be an e-mail address such as priya@example.org.',
  'must be one of A, B_TWO, C.',
  'must be yes or no.',
];

const blank = fc.constantFrom(undefined, null, '', ' ', '\t ', '\u200b', '\u3164', [], {}, ['']);

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
    ...['yes', 'Y', ' true ', 't', '1', 'On', 'Yes: we do', 1, true].map((word) => [word, true]),
    ...['no', 'N', 'FALSE', 'f', '0', 'off', 'no: never', 0, false].map((word) => [word, false]),
  ])('reads %j as an answer', (agrees, expected) => {
    expect(read({ name: 'Ada', email: 'ada@example.org', agrees }).agrees).toBe(expected);
  });

  test.each(['N/A', 'Nein', 'unknown', 'perhaps', 'nope', 'null', '2', 'yes no', '-', 'ja'])(
    'takes %j for no answer, and not for a yes',
    (agrees) => {
      expect(() => read({ name: 'Ada', email: 'ada@example.org', agrees })).toThrow(
        expect.objectContaining({ values: { sentences: 'agrees must be yes or no.' } }),
      );
    },
  );

  test.each([
    ...['A', 'a', 'First: of all', 'first', ' FIRST '].map((kind) => [kind, 'A']),
    ...['B_TWO', 'b-two', 'b two', 'BTwo', 'second : next'].map((kind) => [kind, 'B_TWO']),
  ])('reads %j as a choice', (kind, expected) => {
    expect(read({ name: 'Ada', email: 'ada@example.org', kind }).kind).toBe(expected);
  });

  test.each(['second', 'D', 'toString', 'of all', '-'])(
    'takes %j for no choice, because it means none or could mean two',
    (kind) => {
      expect(() => read({ name: 'Ada', email: 'ada@example.org', kind })).toThrow(
        expect.objectContaining({ values: { sentences: 'kind must be one of A, B_TWO, C.' } }),
      );
    },
  );

  test('reads each of several choices, and each once', () => {
    const kinds = z.object({ kinds: optionalChoices(KINDS) });
    const inputData = { kinds: ['first', 'A', '', 'b two'] };
    expect(readInput(kinds, [], { inputData })).toEqual({ kinds: ['A', 'B_TWO'] });
  });
});

describe('an ID of a form', () => {
  const rule = 'must be a number such as 7';
  const formed = z.object({ number: optional(identifierLike(9, /^\d+$/, rule)) });
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
