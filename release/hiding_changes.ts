import { addition, breaking, type Change } from './change.ts';

/** Whether a step was hidden or shown, whatever else became of it. */
export const hidingChanges = (step: string, was: object, now: object): Change[] => {
  const isHidden = 'hidden' in now;
  if ('hidden' in was === isHidden) return [];
  return isHidden
    ? [breaking(`${step}: it was hidden: nobody can choose it any more`)]
    : [addition(`${step}: it is no longer hidden`)];
};
