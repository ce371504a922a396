import { Hono } from 'hono';
import { type Answer, jsonAnswer } from '../server/answer.ts';
import type { Refusal } from '../server/refusal.ts';
import { answerWith, pathPart, refuseMethod, refuseWith } from '../server/routing.ts';
import { authenticated, jsonTyped, limited, scoped } from './gates.ts';
import { parseContact } from './input.ts';
import { printPage } from './list.ts';
import { parseListQuery } from './list_query.ts';
import {
  type PrintedRecord,
  printCustomer,
  printCustomerChange,
  printIndividual,
  printIndividualChange,
  printWholeIndividual,
} from './print_record.ts';
import { apiRefusal, INTERNAL_ERROR, refusalAnswer } from './refusal.ts';
import { tokenRoutes } from './token_routes.ts';
import { API_PREFIX, type Env, type Vendor, type Work } from './vendor.ts';
import { writeOnce } from './write_once.ts';
import { existingCustomer, existingIndividual, patchCustomer, patchIndividual } from './writes.ts';

const getList =
  ({ store, switches }: Vendor): Work =>
  (c) => {
    const query = parseListQuery(c.req.queries(), switches);
    return jsonAnswer(200, printPage(store, query, switches, c.env.exchange.pageFault));
  };

const getCustomer =
  (vendor: Vendor): Work =>
  (c) =>
    jsonAnswer(200, printCustomer(existingCustomer(vendor, pathPart(c)), vendor.switches));

const getIndividual =
  (vendor: Vendor): Work =>
  (c) => {
    const customer = existingCustomer(vendor, pathPart(c));
    const individual = existingIndividual(customer, pathPart(c, 'individual'));
    return jsonAnswer(200, printIndividual(individual, customer.id, vendor.switches));
  };

const patchAnswer = (partial: PrintedRecord, full: PrintedRecord, vendor: Vendor): Answer => {
  const { patchAnswer: shape } = vendor.switches;
  if (shape === 'empty') return { status: 200, headers: {}, text: '' };
  return jsonAnswer(200, shape === 'full' ? full : partial);
};

// Nothing changes before somebody has decided.
const application = (): Answer =>
  jsonAnswer(202, { id: 'app_20417', status: 'SUBMITTED', type: 'CHANGE' });

const patchOneCustomer =
  (vendor: Vendor): Work =>
  (c) =>
    writeOnce(c, vendor, () => {
      const input = parseContact(c.env.exchange.bodyText);
      const customer = existingCustomer(vendor, pathPart(c));
      if (vendor.switches.patchAnswer === 'application') return application();
      const row = patchCustomer(vendor, customer, input);
      const { switches } = vendor;
      const partial = printCustomerChange(row, switches);
      return patchAnswer(partial, printCustomer(row, switches), vendor);
    });

const patchOneIndividual =
  (vendor: Vendor): Work =>
  (c) =>
    writeOnce(c, vendor, () => {
      const input = parseContact(c.env.exchange.bodyText);
      const customer = existingCustomer(vendor, pathPart(c));
      const individual = existingIndividual(customer, pathPart(c, 'individual'));
      const row = patchIndividual(vendor, customer, individual, input);
      const full = printWholeIndividual(row, customer.id, vendor.switches);
      return patchAnswer(printIndividualChange(row), full, vendor);
    });

const CUSTOMER = '/customers/:id';
const INDIVIDUAL = `${CUSTOMER}/individuals/:individual`;

const WRONG_METHOD = 'METHOD_NOT_ALLOWED';

const noSuchRoute = () => apiRefusal(404, 'No such route.');

const apiRoutes = (vendor: Vendor): Hono<Env> => {
  const app = new Hono<Env>().basePath(API_PREFIX);
  app.use(authenticated(vendor), limited(vendor), jsonTyped);
  app.get('/customers', scoped('customers:read'), answerWith(getList(vendor)));
  app.all('/customers', refuseMethod('GET', WRONG_METHOD));
  app.get(CUSTOMER, scoped('customers:read'), answerWith(getCustomer(vendor)));
  app.patch(CUSTOMER, scoped('customers:write'), answerWith(patchOneCustomer(vendor)));
  app.all(CUSTOMER, refuseMethod('GET, PATCH', WRONG_METHOD));
  app.get(INDIVIDUAL, scoped('customers:read'), answerWith(getIndividual(vendor)));
  app.patch(INDIVIDUAL, scoped('customers:write'), answerWith(patchOneIndividual(vendor)));
  app.all(INDIVIDUAL, refuseMethod('GET, PATCH', WRONG_METHOD));
  return app;
};

/** The token host and the API's five routes, and their answers to everything else. */
export const vendorRoutes = (vendor: Vendor): Hono<Env> => {
  const app = new Hono<Env>().route('/', tokenRoutes(vendor)).route('/', apiRoutes(vendor));
  const envelope = (refusal: Refusal) => refusalAnswer(refusal, vendor.switches);
  return refuseWith(app, noSuchRoute, envelope, INTERNAL_ERROR);
};
