import { dedupeFields } from '../sandbox/zapier/app_definition.ts';
import { fits, typeText, valuesAt } from './field_values.ts';
import { type Finding, isPolling, outputFields, type Step, texts } from './places.ts';
import { isIsoTime, looksLikeTime } from './times.ts';

/** A step, and a record that it returned. */
export interface Run {
  step: Step;
  result: Record<string, unknown>;
}

const isKeyPart = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number';

/** A record of a polling trigger has every field that tells one event from another. */
export const t002 = ({ step, result }: Run): Finding[] =>
  isPolling(step)
    ? dedupeFields(step)
        .filter((key) => !isKeyPart(result[key]))
        .map((key) => ({
          where: step.where,
          problem: `A result has no ${key}, which is part of the dedupe key.`,
        }))
    : [];

/** Times in a result are written in ISO 8601 with a time zone. */
export const t003 = ({ step, result }: Run): Finding[] => {
  const times = outputFields(step)
    .filter(({ field }) => field.type === 'datetime')
    .flatMap(({ path }) => valuesAt(result, path));
  return texts(result)
    .filter(({ text }) => times.includes(text) || looksLikeTime(text))
    .filter(({ text }) => !isIsoTime(text))
    .map(({ where }) => ({
      where: step.where,
      problem: `The time at ${where} of a result is not in ISO 8601 with a zone.`,
    }));
};

/** The paths of all keys in a value; those of the items of a list begin with `list[]`. */
const keyPaths = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => keyPaths(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [own, ...keyPaths(inner, own)];
  });
};

/** A result has every key of the sample, in each record and line item within it as well. */
export const t004 = ({ step, result }: Run): Finding[] => {
  const returned = new Set(keyPaths(result));
  const missing = [...new Set(keyPaths(step.operation.sample))].filter((key) => !returned.has(key));
  return missing.map((key) => ({
    where: step.where,
    problem: `The sample has ${key}, and a result has not.`,
  }));
};

/** The values of a result are of the types that the output fields declare. */
export const t005 = ({ step, result }: Run): Finding[] =>
  outputFields(step)
    .filter(({ path, field }) => {
      const values = valuesAt(result, path).filter((value) => value !== undefined);
      return !values.every((value) => value === null || fits(value, field));
    })
    .map(({ where, field }) => ({
      where,
      problem: `A result has another type here than ${typeText(field)}.`,
    }));
