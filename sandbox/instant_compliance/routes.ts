import { Hono, type MiddlewareHandler } from 'hono';
import { type Answer, jsonAnswer } from '../server/answer.ts';
import { Refusal } from '../server/refusal.ts';
import { answerWith, pathPart, refuseMethod, refuseWith } from '../server/routing.ts';
import type { Customer } from './customer.ts';
import { authenticated, limited, scoped } from './gates.ts';
import { parsePatch, parseUpsert } from './input.ts';
import { listPage, printPage } from './list.ts';
import { parseListQuery } from './list_query.ts';
import type { Organisation } from './organisation.ts';
import { type PrintedRecord, printAml, printRecord } from './print_record.ts';
import { noSuchCustomer, refusalAnswer } from './refusal.ts';
import { API_PREFIX, type Call, type Env, type Vendor, type Work } from './vendor.ts';
import { writeOnce } from './write_once.ts';
import { patch, upsert } from './writes.ts';

/** The organisation of the caller's key. */
const organisationOf = (c: Call, { organisations }: Vendor): Organisation =>
  organisations.named(c.get('caller').organisation);

const existing = (c: Call, vendor: Vendor): Customer => {
  const row = organisationOf(c, vendor).visibleNow().find(pathPart(c));
  if (row === undefined) throw noSuchCustomer();
  return row;
};

const printed = (c: Call, vendor: Vendor, row: Customer): PrintedRecord =>
  printRecord(row, {
    switches: vendor.switches,
    seesAml: c.get('caller').scopes.includes('aml:read'),
    droppedKeys: organisationOf(c, vendor).droppedKeys(row.id),
  });

/** The answer with one customer, as the caller may see it. */
const recordAnswer = (c: Call, vendor: Vendor, row: Customer, status = 200): Answer =>
  jsonAnswer(status, printed(c, vendor, row));

const post =
  (vendor: Vendor): Work =>
  (c) =>
    writeOnce(c, vendor, () => {
      const input = parseUpsert(c.env.exchange.bodyText);
      const organisation = organisationOf(c, vendor);
      const { status, row } = upsert(organisation, input, vendor.switches, vendor.clock.now());
      return recordAnswer(c, vendor, row, status);
    });

const getList =
  (vendor: Vendor): Work =>
  (c) => {
    const query = parseListQuery(c.req.queries(), vendor.switches);
    const store = organisationOf(c, vendor).visibleNow();
    const page = listPage(store, query, vendor.switches, vendor.clock.now());
    const { pageFault } = c.env.exchange;
    return jsonAnswer(
      200,
      printPage(page, query, pageFault, (row) => printed(c, vendor, row)),
    );
  };

const getOne =
  (vendor: Vendor): Work =>
  (c) =>
    recordAnswer(c, vendor, existing(c, vendor));

const patchOne =
  (vendor: Vendor): Work =>
  (c) =>
    writeOnce(c, vendor, () => {
      const input = parsePatch(c.env.exchange.bodyText);
      const row = patch(organisationOf(c, vendor), pathPart(c), input, vendor.switches);
      return recordAnswer(c, vendor, row);
    });

const getAml =
  (vendor: Vendor): Work =>
  (c) =>
    jsonAnswer(200, printAml(existing(c, vendor), vendor.switches));

const noSuchRoute = (): Refusal => new Refusal(404, 'not_found', 'No such route.');

const refuseEncodedSlash =
  ({ switches }: Vendor): MiddlewareHandler<Env> =>
  async (c, next) => {
    const isEncoded = /%2f/i.test(new URL(c.req.url).pathname);
    if (isEncoded && switches.encodedSlash === 'reject') throw noSuchRoute();
    await next();
  };

/** The vendor's five routes, and its answers to everything else. */
export const vendorRoutes = (vendor: Vendor): Hono<Env> => {
  const app = new Hono<Env>().basePath(API_PREFIX);
  app.use(authenticated(vendor), limited(vendor), refuseEncodedSlash(vendor));
  app.post('/customers', scoped('customers:write'), answerWith(post(vendor)));
  app.get('/customers', scoped('customers:read'), answerWith(getList(vendor)));
  app.all('/customers', refuseMethod('GET, POST'));
  app.get('/customers/:id', scoped('customers:read'), answerWith(getOne(vendor)));
  app.patch('/customers/:id', scoped('customers:write'), answerWith(patchOne(vendor)));
  app.all('/customers/:id', refuseMethod('GET, PATCH'));
  app.get('/customers/:id/aml', scoped('aml:read'), answerWith(getAml(vendor)));
  app.all('/customers/:id/aml', refuseMethod('GET'));
  return refuseWith(app, noSuchRoute, (refusal) => refusalAnswer(refusal, vendor.switches));
};
