import { defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { optionalChoice, requiredTexts } from '../../../kit/steps/input.ts';

/** What the API filters the list of customers by, one value each. */
export interface Filters {
  type?: string | undefined;
  status?: string | undefined;
}

const TYPES = { INDIVIDUAL: 'Individual: a person', CORPORATION: 'Corporation: a company' };

// The meanings are the vendor's own words.
const STATUSES = {
  PENDING: 'Pending: AML verification in progress',
  ACTIVE: 'Active: operational',
  EDD: 'EDD: enhanced due diligence required',
  FROZEN: 'Frozen: awaiting compliance review',
  DORMANT: 'Dormant: inactive for 12 months and more',
  CLOSED: 'Closed: non-operational',
};
const DOCUMENTED = Object.keys(STATUSES);

export const typeFields = defineInputFields([
  {
    key: 'type',
    label: 'Customer Type',
    type: 'string',
    choices: TYPES,
    helpText:
      'Fill in to watch persons only, or companies only. A check of the Zap then reads the fewer customers, too.',
  },
]);

export const typeSchema = onFirstUse(() => z.object({ type: optionalChoice(TYPES) }));

export const statusFields = [
  ...defineInputFields([
    {
      key: 'statuses',
      label: 'Statuses',
      type: 'string',
      list: true,
      required: true,
      choices: STATUSES,
      helpText:
        'The Zap starts when a customer reaches one of these. Another one can be typed as a custom value, such as `FROZEN_L2F`, where Bultra must act; a check of the Zap then reads all customers.',
    },
  ]),
  ...typeFields,
];

export const statusSchema = onFirstUse(() =>
  z.object({ statuses: requiredTexts(STATUSES), type: optionalChoice(TYPES) }),
);

/**
 * The filters that together let everybody in these statuses through: one a status; one without
 * a status for all of them, or when one is undocumented: the API may not filter by that.
 */
export const filtersFor = (
  statuses: readonly string[],
  type: string | undefined,
): [Filters, ...Filters[]] => {
  const isEach = statuses.every((status) => DOCUMENTED.includes(status));
  const isAll = DOCUMENTED.every((status) => statuses.includes(status));
  const [first, ...others] = isEach && !isAll ? statuses : [undefined];
  return [{ type, status: first }, ...others.map((status) => ({ type, status }))];
};

/** Whether a customer is of this type, as the API may not filter by it; one without a type passes. */
export const isOfType = (wanted: string | undefined, { type }: { type: string | null }): boolean =>
  wanted === undefined || type === null || type.toUpperCase() === wanted;

/** Whether a customer is in one of these statuses. */
export const isInOneOf = (
  statuses: readonly string[],
  { status }: { status: string | null },
): boolean => statuses.some((one) => one.toUpperCase() === status?.toUpperCase());
