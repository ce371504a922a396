import { connectionChanges } from './breaking/connection.ts';
import { fieldChanges } from './breaking/fields.ts';
import type { BreakingChange } from './breaking/places.ts';
import { sampleChanges } from './breaking/samples.ts';
import { stepChanges } from './breaking/steps.ts';
import { textChanges } from './breaking/texts.ts';

/** Each breaks the good app in one place. */
export const breakingChanges: BreakingChange[] = [
  ...connectionChanges,
  ...fieldChanges,
  ...stepChanges,
  ...textChanges,
  ...sampleChanges,
];
