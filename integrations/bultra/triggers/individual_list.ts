import { defineTrigger } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { readInput } from '../../../kit/input.ts';
import { getCustomer } from '../api.ts';
import { perform } from '../api_call.ts';
import type { CustomerDetail } from '../records/customer.ts';
import { customerField, optionalCustomerId } from '../records/ids.ts';

const inputSchema = z.object({ customerId: optionalCustomerId });

type Named = CustomerDetail['individuals'][number];

const choiceOf = ({ id, first_name, last_name }: Named) => {
  const name = [first_name, last_name].filter((part) => part !== null).join(' ');
  return id === null ? [] : { id, label: name || id };
};

const performList = perform('trigger', async (send, bundle) => {
  const { customerId } = readInput(inputSchema, [customerField], bundle);
  const customer = customerId === undefined ? null : await getCustomer(send, customerId);
  return (customer?.individuals ?? []).flatMap(choiceOf);
});

export default defineTrigger({
  key: 'individual_list',
  noun: 'individual',
  display: {
    label: 'Individuals to Choose From',
    description: 'Triggers when a step asks for an individual of a customer.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform: performList,
    sample: { id: 'ind_804417', label: 'Kofi Mensah' },
  },
});
