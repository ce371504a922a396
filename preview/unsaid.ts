/** What Zapier documents nowhere, or what is otherwise here than there: said on the pages. */
export const UNSAID = {
  order:
    'Zapier does not say in which order the runs of one check start; here the oldest is first.',
  failed:
    'Zapier does not say whether a failed check is told to anybody; here it stands in the history.',
  hold: 'Zapier holds runs when one check finds about a hundred; here it is a hundred exactly.',
  groups: 'Zapier does not say how its editor draws a group of fields; here it unfolds.',
  blank:
    'Zapier does not say what a step gets for a field that was never touched; here it gets none.',
  time: 'Time stands still here until you move it, for all apps at once. Each check on the way is really made, so a day takes a while.',
  limits:
    'The limits of calls of the vendors are off here, as time stands still; a trouble of the office plays one.',
  waits:
    'New or Updated Customer of Instant Compliance leaves a change younger than two seconds to the next check. So a record kept back so young is said to wait. Any other is called "not an event": it does not fit what the Zap asks for, or is older than it looks.',
} as const;
