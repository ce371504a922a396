/**
 * A request that is not granted: thrown where it is found, answered in the vendor's error envelope.
 * `code` and `details` are the vendor's; `headers` go out as they are.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    details?: unknown,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

/**
 * The refusal that an error is. Anything else is a mistake in the sandbox: its sentence must reach
 * who runs it.
 */
export const refusalOf = (error: Error, internalErrorCode: string): Refusal =>
  error instanceof Refusal ? error : new Refusal(500, internalErrorCode, error.message);
