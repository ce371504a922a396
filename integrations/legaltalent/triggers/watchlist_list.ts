import { defineTrigger } from 'zapier-platform-core';
import { choiceOutput } from '../../../kit/steps/dropdown.ts';
import { perform } from '../api.ts';
import { activeWatchlists } from '../api_sessions.ts';
import { WATCHLIST_ID } from '../records/dossier.ts';

const performList = perform('editor', async (send) => {
  const watchlists = await activeWatchlists(send);
  return watchlists.map(({ id, name }) => ({ id, label: name || id }));
});

export default defineTrigger({
  key: 'watchlist_list',
  noun: 'watchlist',
  display: {
    label: 'Watchlists to Choose From',
    description: 'Triggers when the watchlists are listed for a field of a step.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform: performList,
    ...choiceOutput({ id: WATCHLIST_ID, label: 'Politically exposed persons' }),
  },
});
