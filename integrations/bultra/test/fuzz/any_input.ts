import { MINE } from '../../../../test/fuzz/anything.ts';
import { anyInputOf, field } from '../../../../test/fuzz/odd_values.ts';
import { sampleDetail } from '../../records/customer.ts';

/** An e-mail address that answers may have as well. */
export const EMAIL = `${MINE}@example.org`;

/** What a user may have mapped to a field of this app: mostly fit, now and then anything at all. */
export const anyInput = anyInputOf({
  customerId: field(sampleDetail.id, ' cust_7 ', undefined),
  individualId: field('ind_804417', 'ind_Z9_'),
  email: field(EMAIL, ` ${MINE}.two@example.org`, '', undefined),
  phone: field('+14155550134', undefined),
  addressLine1: field(`18 ${MINE} Court`, '{{x}} 漢字🙂'),
  city: field(`Port ${MINE}`),
  state: field('CO', undefined, ''),
  postalCode: field('80205', 80205),
  country: field('US', 'GB'),
});
