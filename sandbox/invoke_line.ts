/** Where the lines of a welcome can be pasted. */
export const POSIX_NOTE =
  'The lines are for a POSIX shell: a terminal of macOS or Linux, or Git Bash or WSL on Windows.';

/** A line that calls a step of an app by `zapier-platform invoke`, for a POSIX shell. */
export const invokeLine = (step: string, input?: Record<string, string | string[]>): string =>
  input === undefined
    ? `  npx zapier-platform invoke ${step} --non-interactive`
    : `  npx zapier-platform invoke ${step} --non-interactive -i \\\n    '${JSON.stringify(input)}'`;
