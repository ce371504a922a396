import { type LiveStep, labelOf, liveStep } from '../sandbox/offices/live_step.ts';
import type { OpenedApp } from './opened_app.ts';
import type { StepView } from './view.ts';

/** All that a reviewer wants to see of an app: each visible step, with what really came back. */
export interface Sheet {
  label: string;
  steps: { step: StepView; live: LiveStep }[];
}

/** Runs every visible step. It writes: give it an app of its own. */
export const sheetOf = async (app: OpenedApp): Promise<Sheet> => {
  const shown = app.view.steps.filter(({ isHidden }) => !isHidden);
  const lives = new Map<StepView, LiveStep>();
  // A find-or-create goes first: later, its example would be there already.
  for (const step of shown.toSorted((a, b) => b.parts.length - a.parts.length))
    lives.set(step, await liveStep({ ...app, step }));
  const steps = [...lives].map(([step, live]) => ({ step, live }));
  const order = (one: { step: StepView }) => shown.indexOf(one.step);
  return { label: await labelOf(app), steps: steps.toSorted((a, b) => order(a) - order(b)) };
};
