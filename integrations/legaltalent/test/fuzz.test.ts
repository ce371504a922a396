import {
  isFound,
  isRecordWith,
  MINE,
  THEIRS,
  testWithAnything,
} from '../../../test/fuzz/anything.ts';
import { anyAnswerOf, anyInputOf, field } from '../../../test/fuzz/odd_values.ts';
import createCustomer from '../creates/create_customer.ts';
import createSession from '../creates/create_session.ts';
import deactivateCustomer from '../creates/deactivate_customer.ts';
import monitorCustomer from '../creates/monitor_customer.ts';
import updateCustomer from '../creates/update_customer.ts';
import { customerSample } from '../records/customer.ts';
import findCustomer from '../searches/find_customer.ts';
import findOrganization from '../searches/find_organization.ts';
import findRiskProfile from '../searches/find_risk_profile.ts';
import findSessions from '../searches/find_sessions.ts';
import { checkRequest } from './fuzz/documented_request.ts';

const RECORD = { ...customerSample, extra: THEIRS };
const ROWS = [RECORD, { ...RECORD, client_id: 'crm-1' }];

const answers = anyAnswerOf([
  { status: 'success', data: RECORD, meta: { request_id: THEIRS } },
  RECORD,
  { data: { ...RECORD, id: undefined, created_at: 1_778_508_202, [THEIRS]: 1 } },
  { data: { id: 'x', name: null, status: 'active' } },
  { data: { customers: ROWS, pagination: { page: 1, limit: 2, total: 2, total_pages: 1 } } },
  { data: { customers: ROWS, pagination: { page: 1, limit: 2, total: 9, total_pages: 5 } } },
  { data: { customers: ROWS, has_more: true, next_cursor: `${THEIRS}&x=/` } },
  { data: ROWS },
  { customers: ROWS, count: 2 },
  { data: { sessions: [{ session_id: THEIRS, created_at: 1e20 }, {}], count: 7 } },
  { data: { sessions: [{ session_id: THEIRS, status: THEIRS, final_decision: 7 }] } },
  { data: { session_id: THEIRS, message: THEIRS } },
  { status: 'success', message: THEIRS },
  ...[1, 2, 3, 4].map((n) => ({
    status: 'success',
    data: {
      ...RECORD,
      ...{ session_id: THEIRS, subject_id: THEIRS, risk_level: THEIRS },
      ...{ ubos: [{ full_name: THEIRS }], sessions: [{ id: n }], customers: ROWS.slice(1) },
    },
  })),
  { data: { customer_id: 'crm-1', watchlist: { watchlist_id: 7, subjects: [{ x: THEIRS }] } } },
  { data: { ubos: [{ name: THEIRS, ownership_percentage: 5 }], directors: null } },
  { data: { risk_level: THEIRS, risk_score: 1, factors: [THEIRS], calculated_at: 17e11 } },
  {
    data: {
      risk_level: 3,
      risk_score: THEIRS,
      factors: { [THEIRS]: 1 },
      calculated_at: '1778508202',
    },
  },
  { customers: [{ ...RECORD, client_id: 1, tax_id: [THEIRS] }], page: '1', count: 1 },
  { data: null },
  { data: { message: THEIRS } },
  { status: 'error', error: { type: THEIRS, code: THEIRS, message: `website ${THEIRS}` } },
  { status: 'error', error: THEIRS },
  { error: THEIRS, message: THEIRS, retry_after: THEIRS },
  { error: 'Too Many Requests', retry_after: 37 },
  { message: THEIRS },
]);

const inputs = anyInputOf({
  customerId: field(customerSample.id, customerSample.id, customerSample.id, `crm:${MINE}/ü`, 42),
  clientId: field('crm-1', `crm:${MINE}/ü`, undefined),
  name: field(`Ada ${MINE} Ltd`, '{{x}} & "y" 漢字🙂', undefined),
  entityType: field('company', 'individual', ''),
  website: field(`https://${MINE}.example`, undefined),
  taxId: field('217345670018', 217345670018, undefined),
  country: field('UY', undefined),
  workflowId: field('basic-kyc', `w-${MINE}`),
  ttlDays: field('30', 7, MINE, undefined),
  watchlistId: field(`w-${MINE}`, undefined),
});

testWithAnything({
  steps: [
    { step: createCustomer, isResult: isRecordWith('customer_id') },
    { step: updateCustomer, isResult: isRecordWith('customer_id') },
    { step: deactivateCustomer, isResult: isRecordWith('customer_id') },
    { step: monitorCustomer, isResult: isRecordWith('customer_id') },
    { step: createSession, isResult: isRecordWith('session_id') },
    { step: findCustomer, isResult: isFound },
    { step: findSessions, isResult: isFound },
    { step: findOrganization, isResult: isFound },
    { step: findRiskProfile, isResult: isFound },
  ],
  authData: { apiKey: 'sk_fuzz000000000000000000000000000000000000' },
  inputs,
  answers,
  checkRequest,
});
