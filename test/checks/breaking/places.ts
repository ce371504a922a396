import type { Changes } from '../good_definition.ts';

/** Changes of the good app, and the place of the one thing that a check then finds. */
export type Break = [changes: Changes, where: string];

/** A check, what breaks it in words, and the break. */
export type BreakingChange = [code: string, title: string, ...Break];

// Where the parts of the good app are, for a change; `At` is where a check finds them.
export const apiKey = 'authentication.fields.0';
export const apiKeyAt = 'authentication.fields.apiKey';
export const office = 'authentication.fields.1';
export const officeAt = 'authentication.fields.office';
export const label = 'authentication.connectionLabel';
export const newOrder = 'triggers.new_order';
export const newSample = `${newOrder}.operation.sample`;
export const newSampleAt = `${newOrder}.sample`;
export const orderPaid = 'triggers.order_paid';
export const shipOrder = 'creates.ship_order';
export const orderId = `${shipOrder}.operation.inputFields.0`;
export const orderIdAt = `${shipOrder}.inputFields.orderId`;
export const note = `${shipOrder}.operation.inputFields.1`;
export const noteAt = `${shipOrder}.inputFields.note`;
export const findOrder = 'searches.find_order';
export const pair = 'searchOrCreates.find_order';

/** Makes the note field of the good app another field, whose place ends in its key. */
export const otherNote = (key: string, labelText: string): Break => [
  { [`${note}.key`]: key, [`${note}.label`]: labelText },
  `${shipOrder}.inputFields.${key}`,
];
