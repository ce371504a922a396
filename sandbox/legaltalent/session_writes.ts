import { newCustomer } from './customer.ts';
import { type KycSession, newSession } from './dossier.ts';
import type { SessionInput } from './input.ts';
import { noSuchCustomer, noSuchWorkflow } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import { WORKFLOWS } from './workflow.ts';

/** A customer whom a session makes has a client id, and no name. */
const unnamed = (tenant: Tenant, clientId: string, now: number): string => {
  const row = newCustomer({ name: null, clientId, entityType: 'individual' }, now);
  tenant.addAll([row]);
  return row.id;
};

const customerOf = (tenant: Tenant, sent: SessionInput, now: number): string => {
  const { customer_id: id = '', client_id: clientId } = sent;
  if (clientId !== undefined)
    return tenant.withClientId(clientId)?.id ?? unnamed(tenant, clientId, now);
  if (tenant.find(id) === undefined) throw noSuchCustomer();
  return id;
};

/** Begins a session at `now` (ms). Throws a Refusal, 404, for an unknown workflow or customer. */
export const createSession = (tenant: Tenant, sent: SessionInput, now: number): KycSession => {
  const workflow = WORKFLOWS.find(({ id }) => id === sent.workflow_id);
  if (workflow === undefined) throw noSuchWorkflow();
  const customerId = customerOf(tenant, sent, now);
  const session = newSession(
    { customerId, workflowId: workflow.id, workflowName: workflow.name },
    now,
  );
  tenant.sessions.add(session);
  return session;
};
