/** One call that an app made, read from the platform's own HTTP log. */
export interface ApiCall {
  method: string;
  url: string;
  status: number;
}

/** The call that a line of the platform's log is about; undefined when it is about something else. */
export const apiCallOf = (data: Record<string, unknown>): ApiCall | undefined => {
  if (data.log_type !== 'http') return undefined;
  return {
    method: String(data.request_method),
    url: String(data.request_url),
    status: Number(data.response_status_code),
  };
};
