import { defineCreate } from 'zapier-platform-core';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { fieldsOf, schemaOf } from '../../../kit/steps/described_input.ts';
import { readInput } from '../../../kit/steps/input.ts';
import { onePerCustomer, perform } from '../api.ts';
import { monitorCustomer } from '../api_writes.ts';
import { customerId, watchlistId } from '../records/customer_input.ts';
import { monitoringOutput } from '../records/dossier.ts';

const inputs = { customerId, watchlistId };
const inputFields = fieldsOf(inputs);
const inputSchema = onFirstUse(() => schemaOf(inputs));

const performMonitoring = perform('create', (send, bundle) => {
  const { customerId, ...values } = readInput(inputSchema(), inputFields, bundle);
  return monitorCustomer(send, customerId, values);
});

export default defineCreate({
  key: 'monitor_customer',
  noun: 'Customer',
  display: {
    label: 'Add Customer to Monitoring',
    description:
      'Adds a customer to a watchlist by Customer ID. Use it once for a customer who is to be screened again and again: each addition may take a paid seat. Returns the ID of the monitored subject and when its seat expires.',
  },
  operation: { inputFields, perform: performMonitoring, ...monitoringOutput, ...onePerCustomer },
});
