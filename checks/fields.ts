import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';
import { namesCredential, words } from './names.ts';
import {
  type Finding,
  filledFields,
  inputFields,
  isPolling,
  type PlacedField,
  type Step,
  steps,
} from './places.ts';

// "Password Reset Needed" asks for yes or no.
const canHoldCredential = ({ type }: Field): boolean => type !== 'boolean' && type !== 'datetime';

const asksForCredential = (field: Field): boolean =>
  field.type === 'password' ||
  (canHoldCredential(field) && [field.key, field.label ?? ''].some(namesCredential));

/** Keys, tokens and passwords belong to the connection, where Zapier keeps them out of its logs. */
export const d001 = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => asksForCredential(field))
    .map(({ where }) => ({ where, problem: 'A credential belongs to the connection.' }));

const ARTICLES = ['a', 'an', 'the'];

// Written together, `orderId`, `order_id`, `orderid` and the label `Order ID` are the same.
const together = (text: string): string =>
  words(text)
    .filter((word) => !ARTICLES.includes(word))
    .join('');

const namesIdOf = (name: string, record: string): boolean =>
  new RegExp(`^(?:${record}s?ids?|ids?of${record}s?)$`).test(name);

/** The names of a field; `ID` alone is that of the record which the step is about. */
const namesOf = ({ key, label = '' }: Field, { noun = '' }: Step): string[] =>
  [key, label].map(together).map((name) => (/^ids?$/.test(name) ? together(noun) + name : name));

const isDropdown = ({ dynamic, choices }: Field): boolean =>
  dynamic !== undefined || Object.hasOwn(Object(choices), 'perform');

// `externalId` and `Tax ID`, not `paid`.
const namesAnyId = ({ key, label = '' }: Field): boolean =>
  [key, label].some((name) => /^ids?$/.test(words(name).at(-1) ?? ''));

/** The fields for IDs that are typed: those whose records a polling trigger lists, and the others. */
const typedIds = (definition: AppDefinition, isAskedListed: boolean): PlacedField[] => {
  const all = steps(definition);
  const listed = all.filter(isPolling).flatMap(({ noun = '' }) => together(noun) || []);
  const isListed = (name: string): boolean => listed.some((record) => namesIdOf(name, record));
  return all.flatMap((step) =>
    inputFields(step)
      .filter(({ field }) => !isDropdown(field))
      .filter(({ field }) => {
        const isOfListed = namesOf(field, step).some(isListed);
        return isAskedListed ? isOfListed : !isOfListed && namesAnyId(field);
      }),
  );
};

/**
 * The ID of a record is chosen from a list that the vendor's API fills. A field counts when its key
 * or label is `<record> ID` or `ID of <record>` and a polling trigger, hidden or not, has that
 * record as its noun: then the vendor can list it.
 */
export const d004 = (definition: AppDefinition): Finding[] =>
  typedIds(definition, true).map(({ where }) => ({
    where,
    problem: 'This ID has no dropdown to choose it from.',
  }));

/** Zapier also warns of an ID that no list at the vendor holds, such as that of the user's CRM. */
export const d004Expected = (definition: AppDefinition): Finding[] =>
  typedIds(definition, false).map(({ where }) => ({
    where,
    problem: 'No trigger lists these values, so users type them.',
  }));

// A reference such as `customer_list.id.full_name` begins with the key of a step.
const stepNamed = (reference: string): string => reference.split('.')[0] ?? '';

/** A dropdown is filled by a trigger of this app. */
export const d005 = (definition: AppDefinition): Finding[] =>
  filledFields(definition).flatMap(({ where, field: { dynamic } }) =>
    dynamic === undefined || Object.hasOwn(definition.triggers, stepNamed(dynamic))
      ? []
      : [{ where, problem: `There is no trigger ${stepNamed(dynamic)} to fill the dropdown.` }],
  );

/** A search connector names a search of this app. */
export const d013 = (definition: AppDefinition): Finding[] =>
  filledFields(definition).flatMap(({ where, field: { search } }) =>
    search === undefined || Object.hasOwn(definition.searches, stepNamed(search))
      ? []
      : [{ where, problem: `There is no search ${stepNamed(search)}.` }],
  );

const FILLERS = ['a', 'an', 'the', 'your', 'this', 'is', 'enter'];

const essence = (text: string): string =>
  words(text)
    .filter((word) => !FILLERS.includes(word))
    .join(' ');

/** Help text says more than the label. */
export const d011 = (definition: AppDefinition): Finding[] =>
  filledFields(definition)
    .filter(
      ({ field: { helpText, label = '' } }) => helpText && essence(helpText) === essence(label),
    )
    .map(({ where }) => ({ where, problem: 'The help text only repeats the label.' }));

const SINGLE_TYPES = ['string', 'number', 'integer'];

const isSingle = ({ type = 'string', list, dict, children }: Field): boolean =>
  SINGLE_TYPES.includes(type) && !list && !dict && children === undefined;

/** A field with a search connector takes one text or number. */
export const d014 = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => field.search !== undefined && !isSingle(field))
    .map(({ where }) => ({
      where,
      problem: 'A search can fill in only one string, number or integer.',
    }));
