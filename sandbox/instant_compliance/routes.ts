import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import { type Answer, jsonAnswer } from '../server/answer.ts';
import { listAnswer, organisationOf, recordAnswer } from './answers.ts';
import type { Customer } from './customer.ts';
import { authenticated, type Call, type Env, scoped, type Vendor, withinLimits } from './gates.ts';
import { parsePatch, parseUpsert } from './input.ts';
import { patch } from './patch.ts';
import { printAml } from './print_record.ts';
import { noSuchCustomer, Refusal, refusalAnswer } from './refusal.ts';
import { upsert } from './upsert.ts';
import { writeOnce } from './write_once.ts';

/** The vendor's five routes, and its answers to everything else. */
export function vendorRoutes(vendor: Vendor): Hono<Env> {
  const app = new Hono<Env>().basePath('/api/v1');
  app.use(authenticated(vendor), withinLimits(vendor), slashesOpen(vendor));
  app.post('/customers', scoped('customers:write'), answered(post(vendor)));
  app.get(
    '/customers',
    scoped('customers:read'),
    answered((c) => listAnswer(c, vendor)),
  );
  app.all('/customers', wrongMethod('GET, POST'));
  app.get('/customers/:id', scoped('customers:read'), answered(get(vendor)));
  app.patch('/customers/:id', scoped('customers:write'), answered(patchById(vendor)));
  app.all('/customers/:id', wrongMethod('GET, PATCH'));
  app.get('/customers/:id/aml', scoped('aml:read'), answered(getAml(vendor)));
  app.all('/customers/:id/aml', wrongMethod('GET'));

  app.notFound(() => toResponse(refusalAnswer(noSuchRoute(), vendor.switches)));
  app.onError((error) => toResponse(refusalAnswer(refusalOf(error), vendor.switches)));
  return app;
}

function post(vendor: Vendor) {
  return (c: Call) =>
    writeOnce(c, vendor, () => {
      const input = parseUpsert(c.env.exchange.bodyText);
      const organisation = organisationOf(c, vendor);
      const { status, row } = upsert(organisation, input, vendor.switches, vendor.clock.now());
      return recordAnswer(c, vendor, row, status);
    });
}

function get(vendor: Vendor) {
  return (c: Call) => recordAnswer(c, vendor, existing(c, vendor));
}

function patchById(vendor: Vendor) {
  return (c: Call) =>
    writeOnce(c, vendor, () => {
      const input = parsePatch(c.env.exchange.bodyText);
      return recordAnswer(
        c,
        vendor,
        patch(organisationOf(c, vendor), idOf(c), input, vendor.switches),
      );
    });
}

function getAml(vendor: Vendor) {
  return (c: Call) => jsonAnswer(200, printAml(existing(c, vendor), vendor.switches));
}

function existing(c: Call, vendor: Vendor): Customer {
  const row = organisationOf(c, vendor).visible.find(idOf(c));
  if (row === undefined) throw noSuchCustomer();
  return row;
}

function idOf(c: Call): string {
  return c.req.param('id') ?? '';
}

function answered(work: (c: Call) => Answer | Promise<Answer>): Handler<Env> {
  return async (c) => toResponse(await work(c));
}

function toResponse({ status, headers, text }: Answer): Response {
  return new Response(text, { status, headers });
}

function slashesOpen({ switches }: Vendor): MiddlewareHandler<Env> {
  return async (c, next) => {
    const isEncoded = /%2f/i.test(new URL(c.req.url).pathname);
    if (isEncoded && switches.encodedSlash === 'reject') throw noSuchRoute();
    await next();
  };
}

function wrongMethod(allow: string): Handler<Env> {
  return () => {
    throw new Refusal(405, 'method_not_allowed', `Use ${allow}.`, {}, { Allow: allow });
  };
}

function noSuchRoute(): Refusal {
  return new Refusal(404, 'not_found', 'No such route.');
}

// Anything but a refusal is a mistake in this sandbox: the sentence must reach who runs it.
function refusalOf(error: Error): Refusal {
  return error instanceof Refusal ? error : new Refusal(500, 'internal_error', error.message);
}
