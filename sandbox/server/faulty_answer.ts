import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, clientGone, htmlAnswer, sendShort } from './answer.ts';
import type { Exchange } from './exchange.ts';
import type { Fault } from './faults.ts';

/** What a fault needs of the sandbox that it hits. */
export interface Faultable {
  /** The vendor's error envelope for a status. */
  errorAnswer(status: number, retryAfter?: number | string): Answer;
  /** Does the work of the request; may be called once. */
  work(): Promise<Answer>;
  /** Adds the headers that every answer carries. */
  stamped(answer: Answer): Answer;
}

type WorkingFault = Extract<
  Fault,
  {
    kind:
      | 'cutBody'
      | 'shortBody'
      | 'delay'
      | 'loseAnswer'
      | 'hasMoreWithoutCursor'
      | 'repeatCursor';
  }
>;

const JSON_TYPE = { 'Content-Type': 'application/json' };

const cutInHalf = (answer: Answer): Answer => ({
  ...answer,
  text: answer.text.slice(0, Math.floor(answer.text.length / 2)),
});

const answerShort = async (exchange: Exchange, sandbox: Faultable): Promise<null> => {
  const answer = sandbox.stamped(await sandbox.work());
  exchange.entry.status = answer.status;
  sendShort(exchange.outgoing, answer);
  await clientGone(exchange.outgoing);
  return null;
};

const answerLate = async (ms: number, exchange: Exchange, sandbox: Faultable): Promise<Answer> => {
  // Without a reference, a long delay does not keep the process alive after the server has closed.
  exchange.latency = sleep(ms, undefined, { ref: false });
  const answer = await sandbox.work();
  await exchange.latency; // also when the request was refused before there was any work
  return answer;
};

const answerNever = async (exchange: Exchange, sandbox: Faultable): Promise<null> => {
  await sandbox.work();
  exchange.incoming.socket.destroy();
  return null;
};

const answerAfterWork = (
  fault: WorkingFault,
  exchange: Exchange,
  sandbox: Faultable,
): Promise<Answer | null> => {
  switch (fault.kind) {
    case 'cutBody':
      return sandbox.work().then(cutInHalf);
    case 'shortBody':
      return answerShort(exchange, sandbox);
    case 'delay':
      return answerLate(fault.ms, exchange, sandbox);
    case 'loseAnswer':
      return answerNever(exchange, sandbox);
    case 'hasMoreWithoutCursor':
    case 'repeatCursor':
      exchange.pageFault = fault.kind;
      return sandbox.work();
  }
};

/** The answer that a request gets under a fault; null when it gets none, or none that ends. */
export const faultyAnswer = (
  fault: Fault,
  exchange: Exchange,
  sandbox: Faultable,
): Promise<Answer | null> => {
  switch (fault.kind) {
    case 'status':
      return Promise.resolve(sandbox.errorAnswer(fault.status, fault.retryAfter));
    case 'errorIn200':
      return Promise.resolve({ ...sandbox.errorAnswer(fault.status ?? 500), status: 200 });
    case 'html':
      return Promise.resolve(htmlAnswer(fault.status ?? 502));
    case 'invalidJson':
      return Promise.resolve({ status: 200, headers: JSON_TYPE, text: '{"data": [oops' });
    case 'emptyBody':
      return Promise.resolve({ status: 200, headers: JSON_TYPE, text: '' });
    case 'timeout':
      return clientGone(exchange.outgoing).then(() => null);
    case 'reset':
      exchange.incoming.socket.resetAndDestroy();
      return Promise.resolve(null);
    default:
      return answerAfterWork(fault, exchange, sandbox);
  }
};
