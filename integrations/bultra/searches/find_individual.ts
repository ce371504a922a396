import { defineSearch } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { returned } from '../../../kit/steps/definition.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { found } from '../../../kit/steps/perform.ts';
import { getIndividual, perform, throttle } from '../api.ts';
import { customerId, individualId } from '../records/ids.ts';
import { individualRecord, sampleIndividual } from '../records/individual.ts';

const inputs = { customerId, individualId };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const performSearch = perform('search', async (send, bundle) => {
  const { customerId, individualId } = readInput(inputSchema(), inputFields, bundle);
  return found(await getIndividual(send, customerId, individualId));
});

export default defineSearch({
  key: 'find_individual',
  noun: 'Individual',
  display: {
    label: 'Find Individual',
    description:
      'Finds a person of a corporate customer, such as a beneficial owner, by both IDs. Use it to see who stands behind a company. Returns role, name, e-mail address, share and address, or nothing when this customer has no such individual.',
  },
  operation: {
    inputFields,
    perform: performSearch,
    throttle,
    ...returned(individualRecord, sampleIndividual),
  },
});
