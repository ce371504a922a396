import type { ServerResponse } from 'node:http';

/** An HTTP answer before it is sent: names of headers as they go out, the body as text. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** An answer with a JSON body. */
export const jsonAnswer = (status: number, body: unknown): Answer => {
  const headers = { 'Content-Type': 'application/json' };
  return { status, headers, text: JSON.stringify(body) };
};

/** An answer with an HTML page, as gateways send it. */
export const htmlAnswer = (status: number): Answer => {
  const text = `<!doctype html>\n<html><body><h1>${status}</h1></body></html>\n`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, text };
};

/** Reads a web response into an answer. */
export const answerOf = async (response: Response): Promise<Answer> => {
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, text: await response.text() };
};

/** Sends an answer whole. Does nothing when the client has gone. */
export const send = (outgoing: ServerResponse, answer: Answer): void => {
  if (outgoing.destroyed) return;
  // HTTP forbids a length where there can be no body.
  outgoing.sendDate = false; // a `Date` header is the sandbox's own, or there is none
  const length = answer.status === 204 ? {} : { 'Content-Length': Buffer.byteLength(answer.text) };
  outgoing.writeHead(answer.status, { ...answer.headers, ...length });
  outgoing.end(answer.text);
};

/** Sends all of an answer and announces a byte more, then leaves the connection open. */
export const sendShort = (outgoing: ServerResponse, answer: Answer): void => {
  if (outgoing.destroyed) return;
  outgoing.writeHead(answer.status, {
    ...answer.headers,
    'Content-Length': Buffer.byteLength(answer.text) + 1,
  });
  outgoing.write(answer.text);
};

/** Resolves when the client has gone or has the whole answer. */
export const clientGone = (outgoing: ServerResponse): Promise<void> => {
  if (outgoing.closed) return Promise.resolve();
  return new Promise((resolve) => {
    outgoing.once('close', resolve);
  });
};
