import type { Answer } from '../server/answer.ts';
import { OrderedRows } from '../server/ordered_rows.ts';
import type { Call } from '../server/routing.ts';
import type { KycSession } from './dossier.ts';
import { successAnswer } from './envelope.ts';
import { parseSession } from './input.ts';
import type { ApiKey } from './keys.ts';
import { listAnswer } from './list.ts';
import { parseListQuery } from './list_query.ts';
import { type PrintedRecord, printSession, printWatchlist } from './print_record.ts';
import { createSession } from './session_writes.ts';
import type { Vendor } from './vendor.ts';
import { WORKFLOWS, type Workflow } from './workflow.ts';

/** A session as the API prints it now. */
const printed = (row: KycSession, { tenant, switches }: Vendor): PrintedRecord =>
  printSession(row, tenant.find(row.customerId)?.clientId ?? null, switches);

/** A page of sessions: all, or those of a customer. */
export const sessionsAnswer = (
  c: Call<ApiKey>,
  rows: OrderedRows<KycSession>,
  vendor: Vendor,
): Answer =>
  listAnswer(
    {
      key: 'sessions',
      rows,
      query: parseListQuery(c.req.query()),
      fault: c.env.exchange.pageFault,
      print: (row) => printed(row, vendor),
    },
    vendor,
  );

/** `GET /kyc/sessions`. */
export const getAllSessions = (c: Call<ApiKey>, vendor: Vendor): Answer =>
  sessionsAnswer(c, vendor.tenant.sessions, vendor);

/** `POST /kyc/sessions`. */
export const postSession = (c: Call<ApiKey>, vendor: Vendor): Answer => {
  const sent = parseSession(c.env.exchange.bodyText);
  const session = createSession(vendor.tenant, sent, vendor.clock.now());
  if (vendor.switches.createAnswer === 'record')
    return successAnswer(201, printed(session, vendor), vendor);
  return successAnswer(201, { session_id: session.id, message: 'Session created.' }, vendor);
};

const printWorkflow = ({ id, name, entityTypes }: Workflow): PrintedRecord => ({
  workflow_id: id,
  name,
  entity_types: entityTypes,
});

/** `GET /kyc/workflows`. */
export const getWorkflows = (c: Call<ApiKey>, vendor: Vendor): Answer => {
  const rows = new OrderedRows<Workflow>((row) => row.createdAt);
  rows.addAll(WORKFLOWS);
  const query = parseListQuery(c.req.query());
  const { pageFault: fault } = c.env.exchange;
  return listAnswer({ key: 'workflows', rows, query, fault, print: printWorkflow }, vendor);
};

/** `GET /kyc/watchlists`, which the vendor prints without paging. */
export const getWatchlists = (_c: Call<ApiKey>, vendor: Vendor): Answer => {
  const watchlists = vendor.tenant.watchlists.map(printWatchlist);
  return successAnswer(200, { watchlists, count: watchlists.length }, vendor);
};
