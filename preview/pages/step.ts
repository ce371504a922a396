import { html } from 'hono/html';
import type { FilledStep, OpenField } from '../../sandbox/offices/filled_step.ts';
import type { SeenCall } from '../../sandbox/offices/record_verdicts.ts';
import type { Field } from '../../sandbox/zapier/app_definition.ts';
import { type OutputRow, outputRows } from '../../sandbox/zapier/data_panel.ts';
import type { TestRun } from '../../sandbox/zapier/editor_test.ts';
import { markdown } from '../../sandbox/zapier/markdown.ts';
import { FATES } from '../../sandbox/zapier/step_failure.ts';
import { StepFailure } from '../../sandbox/zapier.ts';
import { UNSAID } from '../unsaid.ts';
import type { StepView } from '../view.ts';
import { fieldHtml } from './field.ts';
import { type Html, type Place, page } from './frame.ts';

export const KIND_NAMES = {
  triggers: 'Trigger',
  creates: 'Action',
  searches: 'Search',
  searchOrCreates: 'Find or create',
} as const;

/** An error as the user reads it, and what Zapier does; it runs no trigger again, but checks on. */
export const failureHtml = ({ kind, message }: StepFailure, isCheck = false): Html => {
  const [name, replay] = FATES[kind];
  const fate = isCheck && kind === 'errored' ? 'Zapier goes on with its next check.' : replay;
  return html`<div class="failure"><p><b>${name}.</b> ${message}</p><p class="quiet">${fate}</p></div>`;
};

/** A record as the editor's data panel shows it. */
export const dataPanel = (rows: OutputRow[]): Html =>
  html`<dl class="data">${rows.map(
    ({ key, label, value }) =>
      html`<div><dt title="${key}">${label}</dt><dd>${value || html`<span class="quiet">empty</span>`}</dd></div>`,
  )}</dl>`;

/** The calls of a step, in their order. */
export const callTable = (calls: SeenCall[]): Html =>
  calls.length === 0
    ? html`<p>It made no call.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Calls"><table><thead><tr><th scope="col">Call</th><th scope="col">Asked for</th><th scope="col">Status</th><th scope="col">Records</th></tr></thead><tbody>${calls.map(
        ({ method, path, query, status, records }) => html`<tr>
  <td><code>${method} ${path}</code></td>
  <td>${query.map(([name, value]) => html`<code class="chip">${name}=${value}</code> `)}</td>
  <td>${status ?? 'no answer'}</td><td>${records?.length ?? '–'}</td></tr>`,
      )}</tbody></table></div>`;

const outcomeLine = ({ kind }: StepView, { results, wasFound }: TestRun): string => {
  if (wasFound !== null)
    return wasFound
      ? 'It was found, so nothing was created.'
      : 'It was not found, so it was created.';
  if (results.length === 0)
    return kind === 'triggers'
      ? 'There is no record to show now; Zapier offers the sample.'
      : 'Nothing was found.';
  if (kind === 'triggers')
    return `${results.length} to show. Zapier shows up to three, old ones too.`;
  return kind === 'searches' ? 'It was found.' : 'It was done.';
};

const resultHtml = (
  step: StepView,
  { outcome, calls }: NonNullable<FilledStep['result']>,
  fields: Field[],
): Html => {
  const content =
    outcome instanceof StepFailure
      ? failureHtml(outcome)
      : html`<p class="good">${outcomeLine(step, outcome)}</p>${outcome.results
          .slice(0, step.kind === 'triggers' ? 3 : 1)
          .map((record) => dataPanel(outputRows(fields, record)))}`;
  return html`${content}<details class="calls"><summary>The calls (${calls.length})</summary>${callTable(calls)}</details>`;
};

const formHtml = ({ app }: Place, step: StepView, shown: FilledStep, example: string): Html => {
  const { fields, filled } = shown;
  const address = `/${app?.name}/${step.kind}/${step.key}`;
  const one = (open: OpenField): Html => {
    const places = step.parts.map((part) => `${part}.inputFields.${open.field.key}`);
    const findings = app?.findings.filter(({ where }) => places.includes(where));
    return fieldHtml(open, filled, findings);
  };
  const grouped = new Set(step.groups.map(({ key }) => key));
  const own = fields.filter(({ field }) => !grouped.has(field.group));
  const isTrigger = step.kind === 'triggers' && !step.isHook;
  const groups = step.groups.map((group) => {
    const inside = fields.filter(({ field }) => field.group === group.key);
    const isOpen = !group.isFolded || inside.some(({ field }) => filled.values(field).length > 0);
    return html`<details class="group"${isOpen ? html` open` : ''}><summary>${group.label}</summary>${inside.map(one)}</details>`;
  });
  return html`<form method="post" action="${address}" class="card">
    ${own.length + groups.length === 0 ? html`<p>There is nothing to fill in.</p>` : ''}
    ${own.map(one)}${groups}
    <div class="buttons"><button class="main">Test ${KIND_NAMES[step.kind].toLowerCase()}</button>
    ${fields.length > 0 ? html`<button formmethod="get">Update the form</button><a href="${address}?${example}">Fill in an example</a>` : ''}
    ${isTrigger && !step.isHidden ? html`<button name="on" value="triggers.${step.key}" formaction="/${app?.name}/zaps">Switch on a Zap with it</button>` : ''}</div>
  </form>`;
};

export const stepPage = (
  place: Place,
  step: StepView,
  shown: FilledStep,
  example: string,
): Html => {
  const { result, missing, filled, outputFields, failure } = shown;
  const address = `/${place.app?.name}/${step.kind}/${step.key}`;
  const content = html`<div class="headline"><p class="kind">${KIND_NAMES[step.kind]}${step.isHidden ? ', hidden: it fills a dropdown' : ''}${step.isHook ? ', by hook' : ''}</p><h1>${step.label}</h1><div>${markdown(step.description)}</div></div>
<div class="split"><section aria-labelledby="form"><h2 id="form">Configure</h2>${failure ? failureHtml(failure) : ''}${formHtml(place, step, shown, example)}</section>
<section aria-labelledby="result"><h2 id="result">Test</h2>
${missing.length > 0 ? html`<div class="failure"><p>Fill in first: ${missing.join(', ')}.</p></div>` : ''}
${result ? html`<div role="status">${resultHtml(step, result, outputFields)}</div>` : html`<p class="quiet">This is the sample. Test the step to see what really comes.</p>${dataPanel(outputRows(outputFields, step.sample))}`}
${filled.query ? html`<p class="small"><a href="${address}?${filled.query}">Link to this form, filled in</a>. It fills the form and runs nothing.</p>` : ''}
<p class="quiet small">${UNSAID.blank} ${step.groups.length > 0 ? UNSAID.groups : ''}</p></section></div>`;
  return page(place, step.label, content);
};
