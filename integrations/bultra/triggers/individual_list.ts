import { defineTrigger } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { choiceOutput, nameWith } from '../../../kit/steps/dropdown.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { getCustomer, perform } from '../api.ts';
import { chosenCustomer } from '../records/ids.ts';

const inputFields = fieldsOf(chosenCustomer);
const inputSchema = onFirstUse(() => schemaOf(chosenCustomer));

const performList = perform('editor', async (send, bundle) => {
  const { customerId } = readInput(inputSchema(), inputFields, bundle);
  const customer = customerId === undefined ? null : await getCustomer(send, customerId);
  return (customer?.individuals ?? []).flatMap(({ id, role, first_name, last_name }) => {
    const name = [first_name, last_name].filter((part) => part !== null).join(' ');
    return id === null ? [] : { id, label: name ? (nameWith(name, role) ?? id) : id };
  });
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
    ...choiceOutput({ id: 'ind_804417', label: 'Kofi Mensah (BENEFICIAL_OWNER)' }),
  },
});
