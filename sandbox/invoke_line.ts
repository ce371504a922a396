/** A line that calls a step of an app by `zapier-platform invoke`, to be pasted as it is. */
export const invokeLine = (step: string, input?: Record<string, string | string[]>): string =>
  input === undefined
    ? `  npx zapier-platform invoke ${step} --non-interactive`
    : `  npx zapier-platform invoke ${step} --non-interactive -i \\\n    '${JSON.stringify(input)}'`;
