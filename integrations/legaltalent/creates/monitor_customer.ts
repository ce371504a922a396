import { defineCreate } from 'zapier-platform-core';
import * as z from 'zod/mini';
import { onFirstUse } from '../../../kit/records/on_first_use.ts';
import { textField } from '../../../kit/steps/definition.ts';
import { optionalText, readInput, requiredText } from '../../../kit/steps/input.ts';
import { onePerCustomer, perform } from '../api.ts';
import { monitorCustomer } from '../api_writes.ts';
import { customerIdField } from '../records/customer_input.ts';
import { monitoringOutput, WATCHLIST_ID } from '../records/dossier.ts';

const inputFields = [
  customerIdField,
  {
    ...textField(
      'watchlistId',
      'Watchlist ID',
      `Choose a watchlist, or map the ID of one, such as \`${WATCHLIST_ID}\`. Whether it may be left blank, LegalTalent decides. The list to choose from needs the permission \`watchlist:list\`.`,
    ),
    dynamic: 'watchlist_list.id.label',
  },
];

const inputSchema = onFirstUse(() =>
  z.object({ customerId: requiredText(255), watchlistId: optionalText(255) }),
);

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
