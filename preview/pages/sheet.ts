import { html } from 'hono/html';
import type { LiveStep } from '../../sandbox/offices/live_step.ts';
import { outputRows } from '../../sandbox/zapier/data_panel.ts';
import type { FieldView } from '../../sandbox/zapier/field_view.ts';
import { markdown } from '../../sandbox/zapier/markdown.ts';
import { StepFailure } from '../../sandbox/zapier.ts';
import type { OpenedApp, PlacedFinding } from '../opened_app.ts';
import type { Sheet } from '../sheet.ts';
import type { StepView } from '../view.ts';
import { connectionHtml } from './app.ts';
import { findingList } from './field.ts';
import { type Html, type Place, page } from './frame.ts';
import { failureHtml, KIND_NAMES } from './step.ts';

const kindOf = ({ type, isList, isDict, choices, isAsked, children }: FieldView): string => {
  if (children.length > 0) return `line items: ${children.map(({ label }) => label).join(', ')}`;
  const form = isDict ? 'names and values' : isList ? `${type}, several` : type;
  if (choices.length > 0) return `${form}; ${choices.map(({ label }) => label).join(' · ')}`;
  return isAsked ? `${form}, dropdown` : form;
};

const fieldRow = (field: FieldView, findings: PlacedFinding[]): Html =>
  html`<tr><th scope="row">${field.label}${field.isRequired ? html` <span class="must">required</span>` : ''}<br><code>${field.key}</code></th><td>${kindOf(field)}</td><td>${markdown(field.help)}${findingList(findings)}</td></tr>`;

const compared = (step: StepView, { outputFields, runs }: LiveStep): Html => {
  const columns = runs.map((run) => (run instanceof StepFailure ? undefined : run.results[0]));
  const live = columns.map(
    (record) => new Map(outputRows(outputFields, record).map(({ key, value }) => [key, value])),
  );
  const rows = outputRows(outputFields, { ...Object(step.sample), ...columns[0] });
  const sample = new Map(
    outputRows(outputFields, step.sample).map(({ key, value }) => [key, value]),
  );
  const heads = runs.length === 2 ? ['First run', 'Second run'] : ['Live result'];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${step.label}: sample and result"><table><thead><tr><th scope="col">Output</th><th scope="col">Sample</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    ({ key, label }) =>
      html`<tr><th scope="row">${label}<br><code>${key}</code></th><td>${sample.get(key) || '–'}</td>${live.map((values) => html`<td>${values.get(key) || '–'}</td>`)}</tr>`,
  )}</tbody></table></div>${runs.map((run) => (run instanceof StepFailure ? failureHtml(run) : run.results.length === 0 ? html`<p>The live run returned nothing.</p>` : ''))}`;
};

const stepHtml = (step: StepView, live: LiveStep, findings: PlacedFinding[]): Html => {
  const { fields, runs } = live;
  const here = findings.filter(({ where }) =>
    step.parts.some((part) => where.startsWith(`${part}.`) || where === part),
  );
  const at = ({ key }: FieldView) =>
    here.filter(({ where }) => where.endsWith(`.inputFields.${key}`));
  const rest = here.filter((finding) => !fields.some((field) => at(field).includes(finding)));
  const found = runs.flatMap((run) =>
    run instanceof StepFailure || run.wasFound === null ? [] : run.wasFound ? 'found' : 'created',
  );
  return html`<section class="sheet-step"><p class="kind">${KIND_NAMES[step.kind]}, <code>${step.key}</code></p><h2>${step.label}</h2>${markdown(step.description)}${findingList(rest)}
${fields.length === 0 ? html`<p>There is nothing to fill in.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="${step.label}: form"><table><thead><tr><th scope="col">Field</th><th scope="col">Kind</th><th scope="col">Help</th></tr></thead><tbody>${fields.map((field) => fieldRow(field, at(field)))}</tbody></table></div>`}
${found.length > 0 ? html`<p>Run twice with the same input: ${found.join(', then ')}.</p>` : ''}${compared(step, live)}</section>`;
};

/** The reviewer's sheet: all visible steps of an app on one page that prints well. */
export const sheetPage = (place: Place, app: OpenedApp, { label, steps }: Sheet): Html =>
  page(
    place,
    'Sheet',
    html`<h1>${app.title}: every step</h1><p class="lead">The steps ran on one sandbox${steps.some(({ step }) => step.kind === 'searchOrCreates') ? ', the find-or-create first and twice' : ''}, each with a fitting example; findings of the offline checks stand where they belong: ${app.findings.length || 'there are none'}.</p>
<section class="sheet-step"><h2>Connection</h2>${connectionHtml(app, label)}</section>${steps.map(({ step, live }) => stepHtml(step, live, app.findings))}`,
  );
