import { MINE } from './anything.ts';
import { anyInputOf, field } from './odd_values.ts';

const answer = field(true, false, 'yes', 'No', 'off', '', undefined);

/** What a user may have mapped: mostly fit, now and then anything at all. */
export const anyInput = anyInputOf({
  externalId: field('crm:1', `crm:${MINE}/ü`, undefined),
  customerId: field('5b0c7a52-9f1e-4c86-8d0b-2f6a1e4c9d37', `crm:${MINE}/ü`, 42),
  fullName: field(`Ada ${MINE}`, '{{x}} & "y" 漢字🙂', undefined),
  email: field(`${MINE}@example.org`, ' ada@example.org '),
  type: field('INDIVIDUAL', 'sole trader', ''),
  phone: field('+61491570156', undefined),
  removePhone: answer,
  whenVerified: field('stop', 'skip_frozen', ''),
  isNewCustomer: answer,
  isDesignatedService: answer,
  handlesCashOrCrypto: answer,
  idempotencyKey: field(undefined, '', 'deal 17 won', `${MINE}-1`),
});
