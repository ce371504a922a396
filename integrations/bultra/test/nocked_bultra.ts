import { afterEach, beforeEach } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../test/nock_for_each_test.ts';
import { zapierFor } from './support.ts';

const ORIGIN = 'https://bultra.example';

/** For tests of exact answers: Zapier connected to a Bultra that answers what a test plans. */
export class NockedBultra {
  #zapier: Zapier | undefined;

  constructor() {
    nockForEachTest();
    beforeEach(async () => {
      this.#zapier = await zapierFor({ url: `${ORIGIN}/v1`, tokenUrl: `${ORIGIN}/oauth2/token` });
      nock(ORIGIN).post('/oauth2/token').reply(200, { access_token: 'token-0123456789abcdef' });
    });
    afterEach(() => this.zapier.close());
  }

  get zapier(): Zapier {
    if (this.#zapier) return this.#zapier;
    throw new Error('Zapier opens before each test.');
  }

  /** Plans the answer to one call, such as `GET /customers?limit=100`. */
  answer(call: string, status: number, body: object | string): void {
    const [method = '', path = ''] = call.split(' ');
    nock(ORIGIN).intercept(`/v1${path}`, method).reply(status, body);
  }
}
