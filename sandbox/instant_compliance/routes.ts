import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import { type Answer, jsonAnswer } from '../server/answer.ts';
import type { Customer } from './customer.ts';
import { authenticated, scoped, withinLimits } from './gates.ts';
import { parsePatch, parseUpsert } from './input.ts';
import { listPage, printPage } from './list.ts';
import { parseListQuery } from './list_query.ts';
import type { Organisation } from './organisation.ts';
import { type PrintedRecord, printAml, printRecord } from './print_record.ts';
import { noSuchCustomer, Refusal, refusalAnswer } from './refusal.ts';
import { API_PREFIX, type Call, type Env, type Vendor } from './vendor.ts';
import { writeOnce } from './write_once.ts';
import { patch, upsert } from './writes.ts';

type Work = (c: Call) => Answer | Promise<Answer>;

const idOf = (c: Call): string => c.req.param('id') ?? '';

/** The organisation of the caller's key. */
const organisationOf = (c: Call, { organisations }: Vendor): Organisation =>
  organisations.named(c.get('key').organisation);

const existing = (c: Call, vendor: Vendor): Customer => {
  const row = organisationOf(c, vendor).visibleNow().find(idOf(c));
  if (row === undefined) throw noSuchCustomer();
  return row;
};

const printed = (c: Call, vendor: Vendor, row: Customer): PrintedRecord =>
  printRecord(row, {
    switches: vendor.switches,
    seesAml: c.get('key').scopes.includes('aml:read'),
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
    const page = listPage(organisationOf(c, vendor).visibleNow(), query, vendor.switches);
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
      const row = patch(organisationOf(c, vendor), idOf(c), input, vendor.switches);
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

const refuseMethod =
  (allow: string): Handler<Env> =>
  () => {
    throw new Refusal(405, 'method_not_allowed', `Use ${allow}.`, {}, { Allow: allow });
  };

// Anything but a refusal is a mistake in this sandbox: the sentence must reach who runs it.
const refusalOf = (error: Error): Refusal =>
  error instanceof Refusal ? error : new Refusal(500, 'internal_error', error.message);

const toResponse = ({ status, headers, text }: Answer): Response =>
  new Response(text, { status, headers });

const answerWith =
  (work: Work): Handler<Env> =>
  async (c) =>
    toResponse(await work(c));

/** The vendor's five routes, and its answers to everything else. */
export const vendorRoutes = (vendor: Vendor): Hono<Env> => {
  const app = new Hono<Env>().basePath(API_PREFIX);
  app.use(authenticated(vendor), withinLimits(vendor), refuseEncodedSlash(vendor));
  app.post('/customers', scoped('customers:write'), answerWith(post(vendor)));
  app.get('/customers', scoped('customers:read'), answerWith(getList(vendor)));
  app.all('/customers', refuseMethod('GET, POST'));
  app.get('/customers/:id', scoped('customers:read'), answerWith(getOne(vendor)));
  app.patch('/customers/:id', scoped('customers:write'), answerWith(patchOne(vendor)));
  app.all('/customers/:id', refuseMethod('GET, PATCH'));
  app.get('/customers/:id/aml', scoped('aml:read'), answerWith(getAml(vendor)));
  app.all('/customers/:id/aml', refuseMethod('GET'));

  app.notFound(() => toResponse(refusalAnswer(noSuchRoute(), vendor.switches)));
  app.onError((error) => toResponse(refusalAnswer(refusalOf(error), vendor.switches)));
  return app;
};
