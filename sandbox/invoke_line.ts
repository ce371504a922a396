/** Where the lines of a welcome can be pasted. */
export const POSIX_NOTE =
  'The lines are for a POSIX shell: a terminal of macOS or Linux, or Git Bash or WSL on Windows.';

/** How to try what `invoke` has no command for. */
export const FIND_OR_CREATE_NOTE = 'Find or Create: invoke cannot run it; use npm run preview.';

/** Where staff of a vendor can be played whose sandbox has no back office to call. */
export const OFFICE_NOTE = 'The back office: npm run preview shows it, with a sandbox of its own.';

/** A line that calls a step of an app by `zapier-platform invoke`, for a POSIX shell. */
export const invokeLine = (step: string, input?: Record<string, string | string[]>): string =>
  input === undefined
    ? `  npx zapier-platform invoke ${step} --non-interactive`
    : `  npx zapier-platform invoke ${step} --non-interactive -i \\\n    '${JSON.stringify(input)}'`;
