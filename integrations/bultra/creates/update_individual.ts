import { defineCreate, defineInputFields } from 'zapier-platform-core';
import * as z from 'zod/mini';
import * as contact from '../../../kit/contact_data.ts';
import { returned } from '../../../kit/definition.ts';
import { readInput } from '../../../kit/input.ts';
import { onFirstUse } from '../../../kit/on_first_use.ts';
import { wholeAddress } from '../../../kit/postal_address.ts';
import { oneRunPer } from '../../../kit/throttle.ts';
import { individualPath, perform } from '../api_call.ts';
import { patchContact } from '../api_writes.ts';
import { sampleUpdate } from '../records/customer.ts';
import { customerField, individualField, individualIdShape } from '../records/ids.ts';
import { throttle } from '../throttle.ts';

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
  display: {
    label: 'Update Individual',
    description:
      'Changes the e-mail address, phone number or address of a person of a corporate customer, such as a beneficial owner. Use it when these changed elsewhere, such as in a CRM. Blank fields leave what is there. Returns the new values; an empty one was neither filled in nor sent back by Bultra, which may still have one.',
  },
  noun: 'Individual',
  operation: {
    inputFields,
    inputFieldGroups: contact.contactGroups,
    perform: performUpdate,
    lock: oneRunPer('individual', 'individualId'),
    throttle,
    ...returned(outcome, { id: 'ind_804417', ...sampleUpdate }),
  },
});
