import * as z from 'zod';
import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { checks, type Severity } from './registry.ts';

/** What Zapier names in an app. */
export interface Issue {
  severity: Severity;
  /** Such as `D004`; `schema` where the app does not fit the platform's schema. */
  code: string;
  /** The step, such as `creates.upsert_customer`, or the part of the app, such as `meta`. */
  place: string;
  description: string;
}

// Zapier's labels, and the CLI's own words for answers without them: there, `warnings` are tasks.
const SEVERITIES = new Map<string, Severity>([
  ['Publishing Tasks', 'publishing task'],
  ['warnings', 'publishing task'],
  ['Warnings', 'warning'],
  ['suggestions', 'warning'],
]);

const PARTS = new Map([['search', 'searches']]);
const STEP_PARTS = ['triggers', 'creates', 'searches'];

/** `search.find_customer` and `searches.find_customer.inputFields.id` are of the same step. */
const stepOf = (place: string): string => {
  const [first = '', key = ''] = place.split('.');
  const part = PARTS.get(first) ?? first;
  return STEP_PARTS.includes(part) ? `${part}.${key}` : part;
};

const schemaErrors = z.array(z.object({ Property: z.string(), Message: z.string() }));

const checkIssues = z.array(
  z.object({ Category: z.string(), Method: z.string(), Description: z.string() }),
);

// Each list stands at the beginning of a line; the CLI prints them one after the other.
const listsIn = (stdout: string): unknown[] =>
  [...stdout.matchAll(/^\[(?:\]|\n[\s\S]*?^\])$/gm)].map(([list]): unknown => JSON.parse(list));

// A label that is not known counts as an error: better asked about than let through.
const issueOf = ({
  Category,
  Method,
  Description,
}: z.output<typeof checkIssues>[number]): Issue => {
  const [, description = Description, code = '?'] =
    /^(.*) \(([A-Z]\d{3})\)$/s.exec(Description) ?? [];
  return {
    severity: SEVERITIES.get(Category) ?? 'error',
    code,
    place: stepOf(Method),
    description,
  };
};

/**
 * Reads what `zapier-platform validate --format json` prints: a list of schema errors and, without
 * any, a list of what the integration checks name. Its exit code says nothing: it is 0 when checks
 * fail. Throws when there is no verdict in it.
 */
export const readVerdict = (stdout: string): Issue[] => {
  const [schema, issues] = listsIn(stdout);
  const errors = schemaErrors.safeParse(schema);
  if (errors.success && errors.data.length > 0) {
    return errors.data.map(({ Property: place, Message: description }) => ({
      severity: 'error',
      code: 'schema',
      place,
      description,
    }));
  }
  const read = checkIssues.safeParse(issues);
  if (!errors.success || !read.success) {
    throw new Error("Zapier's CLI printed no verdict: run `zapier-platform validate` to see why.");
  }
  return read.data.map(issueOf);
};

type Named = Pick<Issue, 'code' | 'place' | 'severity'>;

/** What the offline checks name, or expect Zapier to name; the house rules are none of Zapier's. */
const namedOffline = (definition: AppDefinition): Named[] =>
  checks
    .filter(({ level }) => level.severity !== 'house rule')
    .flatMap(({ code, level: { severity }, findings, expected }) =>
      [...findings(definition), ...(expected?.(definition) ?? [])].map(({ where }) => ({
        code,
        severity,
        place: stepOf(where),
      })),
    );

const byPlace = <N extends Named>(named: N[]): Map<string, N> =>
  new Map(named.map((one) => [`${one.code} in ${one.place}`, one]));

/** Where Zapier's verdict and the offline checks of the definition differ, a sentence each. */
export const verdictDifferences = (verdict: Issue[], definition: AppDefinition): string[] => {
  const decidedHere = new Set(checks.map(({ code }) => code));
  const theirs = byPlace(verdict.filter(({ code }) => decidedHere.has(code)));
  const ours = byPlace(namedOffline(definition));
  return [
    ...[...theirs].flatMap(([key, { severity }]) => {
      const own = ours.get(key);
      if (!own) return `${key}: Zapier names it, npm run check does not.`;
      if (own.severity === severity) return [];
      return `${key}: a ${severity} at Zapier, a ${own.severity} in npm run check.`;
    }),
    ...[...ours.keys()]
      .filter((key) => !theirs.has(key))
      .map((key) => `${key}: npm run check names it, Zapier does not.`),
  ];
};
