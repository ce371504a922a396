import { defineCreate, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/throttle.ts';
import { individualPath, perform, throttle } from '../api.ts';
import { patchContact } from '../api_writes.ts';
import * as contact from '../records/contact_data.ts';
import { sampleUpdate } from '../records/customer.ts';
import { customerField, individualField, individualIdShape } from '../records/ids.ts';
import { wholeAddress } from '../records/postal_address.ts';

const whichIndividual = { ...individualField, search: 'find_individual.id' };
const inputFields = defineInputFields([customerField, whichIndividual, ...contact.contactFields]);
const inputSchema = onFirstUse(() =>
  z.object({ ...individualIdShape(), ...contact.contactShape() }).check(wholeAddress),
);
const outcome = contact.updatedContact('Individual ID');

const performUpdate = perform('create', (send, bundle) => {
  const { customerId, individualId, ...input } = readInput(inputSchema(), inputFields, bundle);
  const path = individualPath(customerId, individualId);
  const changed = { id: individualId, path, schema: outcome };
  return patchContact(send, changed, contact.contactChange(input));
});

export default defineCreate({
  key: 'update_individual',
  noun: 'Individual',
  display: {
    label: 'Update Individual',
    description:
      'Changes the e-mail address, phone number or address of a person of a corporate customer, such as a beneficial owner. Use it when these changed elsewhere, such as in a CRM. Blank fields leave what is there. Returns the new values; an empty one was neither filled in nor sent back by Bultra, which may still have one.',
  },
  operation: {
    inputFields,
    inputFieldGroups: contact.contactGroups,
    perform: performUpdate,
    lock: oneRunPer('individual', 'individualId'),
    throttle,
    ...returned(outcome, { id: 'ind_804417', ...sampleUpdate }),
  },
});
