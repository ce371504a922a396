import * as field from '../../../kit/records/fields.ts';

// The rest passes through, and no further.
const named = () => field.record({ id: field.id('ID'), name: field.looseText('Name') });

/** A watchlist, as far as a dropdown shows it. */
export const watchlistChoice = field.underEitherId('watchlist_id', named());

/** A workflow, as far as a dropdown shows it. */
export const workflowChoice = field.underEitherId('workflow_id', named());
