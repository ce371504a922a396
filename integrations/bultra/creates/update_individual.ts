import { defineCreate } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { fieldsOf, schemaOf, shownAs } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/lock_and_throttle.ts';
import { individualPath, perform, throttle } from '../api.ts';
import { patchContact } from '../api_writes.ts';
import * as contact from '../records/contact_data.ts';
import { sampleUpdate } from '../records/customer.ts';
import * as ids from '../records/ids.ts';
import { wholeAddress } from '../records/postal_address.ts';

const individualId = shownAs(ids.individualId, { search: 'find_individual.id' });
const inputs = { customerId: ids.customerId, individualId, ...contact.contactInputs };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs).check(wholeAddress));
const outcome = contact.updatedContact('Individual ID');

const performUpdate = perform('create', (send, bundle) => {
  const { customerId, individualId: id, ...input } = readInput(inputSchema(), inputFields, bundle);
  const changed = { id, path: individualPath(customerId, id), schema: outcome };
  return patchContact(send, changed, contact.contactChange(input));
});

export default defineCreate({
  key: 'update_individual',
  noun: 'Individual',
  display: {
    label: 'Update Individual',
    description:
      'Changes the e-mail address, phone number or address of a person of a corporate customer, such as a beneficial owner. Use it when these changed elsewhere, such as in a CRM. Blank fields leave what is there; with all of them blank nothing changes, and Outcome is `unchanged`. Returns the new values; an empty one was neither filled in nor sent back by Bultra, which may still have one.',
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
