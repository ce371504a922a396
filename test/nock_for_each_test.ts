import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import nock from 'nock';

/**
 * For tests of exact bytes: nothing leaves this process, and each call that a test planned must
 * have been made when it ends.
 */
export const nockForEachTest = (): void => {
  // Node's http module is shared by the test files of one worker: it is left as it was.
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  afterAll(() => nock.restore());

  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const missing = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(missing).toEqual([]);
  });
};
