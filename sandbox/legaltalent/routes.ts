import { Hono } from 'hono';
import type { Answer } from '../server/answer.ts';
import { OrderedRows } from '../server/ordered_rows.ts';
import type { Refusal } from '../server/refusal.ts';
import {
  answerWith,
  type Call,
  type Env,
  pathPart,
  refuseMethod,
  refuseWith,
  type Work,
} from '../server/routing.ts';
import type { Customer } from './customer.ts';
import { doneAnswer, successAnswer } from './envelope.ts';
import { authenticated, limited, permitted } from './gates.ts';
import { parseCreate, parseMonitor, parsePatch } from './input.ts';
import type { ApiKey } from './keys.ts';
import { listAnswer } from './list.ts';
import { parseListQuery } from './list_query.ts';
import {
  printCustomer,
  printId,
  printNestedSubject,
  printOrganization,
  printRiskProfile,
  printSubject,
} from './print_record.ts';
import { INTERNAL_ERROR, noSuchCustomer, notValid, refusalAnswer, refused } from './refusal.ts';
import {
  getAllSessions,
  getWatchlists,
  getWorkflows,
  postSession,
  sessionsAnswer,
} from './session_routes.ts';
import type { Vendor } from './vendor.ts';
import { create, deactivate, monitor, patch } from './writes.ts';

type Route = (c: Call<ApiKey>, vendor: Vendor) => Answer;

const existing = (c: Call<ApiKey>, { tenant }: Vendor): Customer => {
  const row = tenant.find(pathPart(c));
  if (row === undefined) throw noSuchCustomer();
  return row;
};

const recordAnswer = (row: Customer, vendor: Vendor, status = 200): Answer =>
  successAnswer(status, printCustomer(row, vendor.tenant.id, vendor.switches), vendor);

const post: Route = (c, vendor) => {
  const input = parseCreate(c.env.exchange.bodyText);
  const row = create(vendor.tenant, input, vendor.clock.now());
  if (vendor.switches.createAnswer === 'record') return recordAnswer(row, vendor, 201);
  const made = { ...printId(row, vendor.switches), message: 'Customer created.' };
  return successAnswer(201, made, vendor);
};

const listed = (c: Call<ApiKey>, { tenant, switches }: Vendor): OrderedRows<Customer> => {
  const clientId = c.req.query('client_id');
  if (clientId === undefined || switches.clientIdFilter === 'ignored') return tenant.customers;
  if (switches.clientIdFilter === 'rejected')
    throw notValid({ client_id: 'This filter is not known.' });
  const found = new OrderedRows<Customer>((row) => row.createdAt);
  found.addAll([tenant.withClientId(clientId) ?? []].flat());
  return found;
};

const getList: Route = (c, vendor) =>
  listAnswer(
    {
      key: 'customers',
      rows: listed(c, vendor),
      query: parseListQuery(c.req.query()),
      fault: c.env.exchange.pageFault,
      print: (row) => printCustomer(row, vendor.tenant.id, vendor.switches),
    },
    vendor,
  );

const getOne: Route = (c, vendor) => recordAnswer(existing(c, vendor), vendor);

const patchOne: Route = (c, vendor) => {
  const input = parsePatch(c.env.exchange.bodyText);
  const row = patch(vendor.tenant, existing(c, vendor), input);
  const { patchAnswer } = vendor.switches;
  if (patchAnswer === 'record') return recordAnswer(row, vendor);
  if (patchAnswer === 'message')
    return successAnswer(200, { message: 'Customer updated.' }, vendor);
  return successAnswer(200, { ...printId(row, vendor.switches), ...input }, vendor);
};

const deleteOne: Route = (c, vendor) => {
  const before = existing(c, vendor);
  const { deleteAnswer } = vendor.switches;
  if (deleteAnswer === 'repeat404' && before.status === 'inactive') throw noSuchCustomer();
  const row = deactivate(vendor.tenant, before);
  if (deleteAnswer === 'message') return doneAnswer('Customer deactivated.');
  if (deleteAnswer === '204') return { status: 204, headers: {}, text: '' };
  return successAnswer(200, { ...printId(row, vendor.switches), status: row.status }, vendor);
};

const getSessions: Route = (c, vendor) =>
  sessionsAnswer(c, vendor.tenant.sessionsOf(existing(c, vendor).id), vendor);

const getOrganization: Route = (c, vendor) => {
  const { id } = existing(c, vendor);
  return successAnswer(200, printOrganization(id, vendor.tenant.organizationOf(id)), vendor);
};

const getRiskProfile: Route = (c, vendor) => {
  const { id } = existing(c, vendor);
  const profile = vendor.tenant.riskProfiles.get(id);
  if (profile !== undefined)
    return successAnswer(200, printRiskProfile(id, profile, vendor.switches), vendor);
  if (vendor.switches.noRiskProfile === 'null') return successAnswer(200, null, vendor);
  throw refused(404, 'This customer has no risk profile yet.', 'RISK_PROFILE_NOT_FOUND');
};

const postMonitor: Route = (c, vendor) => {
  const { watchlist_id: watchlistId } = parseMonitor(c.env.exchange.bodyText);
  const row = existing(c, vendor);
  const { tenant, switches, clock } = vendor;
  const subject = monitor(tenant, row, watchlistId, clock.now());
  const watchlist = tenant.watchlist(watchlistId);
  if (switches.monitorAnswer === 'message') return doneAnswer('Subject added.');
  if (switches.monitorAnswer === 'flat' || watchlist === undefined)
    return successAnswer(201, printSubject(subject), vendor);
  return successAnswer(201, printNestedSubject(subject, watchlist), vendor);
};

/** The vendor's routes about customers and sessions, and its answers to everything else. */
export const vendorRoutes = (vendor: Vendor): Hono<Env<ApiKey>> => {
  const app = new Hono<Env<ApiKey>>();
  const read =
    (route: Route): Work<ApiKey> =>
    (c) =>
      route(c, vendor);
  // A slow vendor does the work of a write late, so that another write may come in between.
  const write =
    (route: Route): Work<ApiKey> =>
    (c) =>
      c.env.exchange.latency.then(() => route(c, vendor));
  const mayRead = permitted('kyc:read');
  const mayWrite = permitted('kyc:create');
  app.use(limited(vendor), authenticated(vendor));
  app.post('/customers', mayWrite, answerWith(write(post)));
  app.get('/customers', mayRead, answerWith(read(getList)));
  app.all('/customers', refuseMethod('GET, POST', 'METHOD_NOT_ALLOWED'));
  app.get('/customers/:id', mayRead, answerWith(read(getOne)));
  app.patch('/customers/:id', mayWrite, answerWith(write(patchOne)));
  app.delete('/customers/:id', mayWrite, answerWith(write(deleteOne)));
  app.all('/customers/:id', refuseMethod('GET, PATCH, DELETE', 'METHOD_NOT_ALLOWED'));
  app.get('/customers/:id/sessions', mayRead, answerWith(read(getSessions)));
  app.get('/customers/:id/organization', mayRead, answerWith(read(getOrganization)));
  app.get('/customers/:id/risk-profile', mayRead, answerWith(read(getRiskProfile)));
  app.post('/customers/:id/monitor', mayWrite, answerWith(write(postMonitor)));
  app.post('/kyc/sessions', mayWrite, answerWith(write(postSession)));
  app.get('/kyc/sessions', mayRead, answerWith(read(getAllSessions)));
  app.get('/kyc/workflows', mayWrite, answerWith(read(getWorkflows)));
  app.get('/kyc/watchlists', permitted('watchlist:list'), answerWith(read(getWatchlists)));
  const noSuchRoute = () => refused(404, 'No such route.', 'NOT_FOUND');
  const envelope = (refusal: Refusal) => refusalAnswer(refusal, vendor.switches);
  return refuseWith(app, noSuchRoute, envelope, INTERNAL_ERROR);
};
