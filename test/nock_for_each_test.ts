import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import nock from 'nock';

/**
 * For tests of exact bytes: nothing leaves this process, and each call that a test planned must
 * have been made when it ends.
 */
export const nockForEachTest = (): void => {
  beforeEach(() => nock.disableNetConnect());

  afterEach(() => {
    const missing = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(missing).toEqual([]);
  });

  // Node's http module is shared by the test files of one worker: leave it as it was.
  afterAll(() => nock.restore());
};
