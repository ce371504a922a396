import { defineCreate } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { oneRunPer } from '../../../kit/steps/lock_and_throttle.ts';
import { customerPath, perform, throttle } from '../api.ts';
import { patchContact } from '../api_writes.ts';
import * as contact from '../records/contact_data.ts';
import { sampleUpdate } from '../records/customer.ts';
import { customerId } from '../records/ids.ts';
import { wholeAddress } from '../records/postal_address.ts';

const inputs = { customerId, ...contact.contactInputs };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs).check(wholeAddress));

const schema = contact.updatedContact('Customer ID');

const performUpdate = perform('create', (send, bundle) => {
  const { customerId: id, ...input } = readInput(inputSchema(), inputFields, bundle);
  const changed = { id, path: customerPath(id), schema };
  return patchContact(send, changed, contact.contactChange(input));
});

export default defineCreate({
  key: 'update_customer',
  noun: 'Customer',
  display: {
    label: 'Update Customer',
    description:
      'Changes the e-mail address, phone number or address of a customer. Use it when these changed elsewhere, such as in a CRM; for a major change Bultra may ask for a new application instead. Blank fields leave what is there; with all of them blank nothing changes, and Outcome is `unchanged`. Returns the new values; an empty one was neither filled in nor sent back by Bultra, which may still have one.',
  },
  operation: {
    inputFields,
    inputFieldGroups: contact.contactGroups,
    perform: performUpdate,
    lock: oneRunPer('customer', 'customerId'),
    throttle,
    ...returned(schema, { id: 'cust_70418822', ...sampleUpdate }),
  },
});
