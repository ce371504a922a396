import { html } from 'hono/html';
import type { OpenField } from '../../sandbox/offices/filled_step.ts';
import type { FieldView } from '../../sandbox/zapier/field_view.ts';
import type { Filled } from '../../sandbox/zapier/filled_form.ts';
import { markdown } from '../../sandbox/zapier/markdown.ts';
import type { PlacedFinding } from '../opened_app.ts';
import type { Html } from './frame.ts';

const HINTS: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  datetime: 'a time, such as 2026-07-14T09:30:00Z',
  file: 'a file of an earlier step, or its address',
  json: 'JSON',
};

const attributes = (id: string, name: string, { help, isRequired }: FieldView): Html =>
  html`id="${id}" name="${name}"${help ? html` aria-describedby="help-${id}"` : ''}${
    isRequired ? html` aria-required="true"` : ''
  }`;

const select = (shown: OpenField, id: string, value: string): Html => {
  const { field, options } = shown;
  return html`<select ${attributes(id, `in.${field.key}`, field)}>
    <option value="">Choose…</option>
    ${options.map(
      (one) =>
        html`<option value="${one.value}"${one.value === value ? html` selected` : ''}>${one.label}</option>`,
    )}
  </select>`;
};

const box = (shown: OpenField, id: string, value: string): Html => {
  const { field } = shown;
  const named = attributes(id, `in.${field.key}`, field);
  if (['text', 'code', 'json'].includes(field.type))
    return html`<textarea ${named} rows="3">${value}</textarea>`;
  const type = field.type === 'password' ? 'password' : 'text';
  const placeholder = field.placeholder || HINTS[field.type] || '';
  return html`<input ${named} type="${type}" value="${value}" placeholder="${placeholder}" autocomplete="off">`;
};

const custom = (id: string, { field }: OpenField, value: string): Html =>
  html`<details class="own"${value ? html` open` : ''}><summary>Custom value</summary>
    <input name="own.${field.key}" value="${value}" aria-label="${field.label}, custom value" autocomplete="off" id="${id}-own"></details>`;

const choice = (shown: OpenField, id: string, filled: Filled, values: string[]): Html => {
  const known = new Set(shown.options.map(({ value }) => value));
  const own = values.filter((value) => !known.has(value)).join();
  const chosen = values.filter((value) => known.has(value));
  const rows = shown.field.isList ? [...chosen, ''] : [chosen[0] ?? ''];
  const more = shown.hasMore
    ? html`<button class="plain" formmethod="get" name="more.${shown.field.key}" value="${filled.morePages(shown.field) + 1}">More choices</button>`
    : '';
  return html`${rows.map((value, row) => select(shown, row === 0 ? id : `${id}-${row}`, value))}${more}${custom(id, shown, own)}`;
};

const parts = (
  id: string,
  { field }: OpenField,
  rows: string[][],
  names: [string, string][],
): Html =>
  html`<div class="rows" role="group" aria-label="${field.label}">${[...rows, []].map(
    (row, at) =>
      html`<div class="row">${names.map(
        ([name, label], column) =>
          html`<label>${label} <input name="in.${field.key}~${name}" value="${row[column] ?? ''}" id="${id}-${at}-${column}" autocomplete="off"></label>`,
      )}</div>`,
  )}</div>`;

const control = (shown: OpenField, id: string, filled: Filled): Html => {
  const { field, options } = shown;
  const children = field.children.map(({ key, label }): [string, string] => [key, label]);
  if (children.length > 0)
    return parts(
      id,
      shown,
      filled.rows(
        field,
        children.map(([key]) => key),
      ),
      children,
    );
  if (field.isDict)
    return parts(id, shown, filled.rows(field, ['key', 'value']), [
      ['key', 'Name'],
      ['value', 'Value'],
    ]);
  const values = filled.values(field);
  if (options.length > 0 || field.isAsked) return choice(shown, id, filled, values);
  const rows = field.isList ? [...values, ''] : [values[0] ?? ''];
  return html`${rows.map((value, row) => box(shown, row === 0 ? id : `${id}-${row}`, value))}`;
};

/** What the checks found, where it is. */
export const findingList = (findings: PlacedFinding[]): Html =>
  findings.length === 0
    ? html``
    : html`<ul class="findings">${findings.map(
        ({ code, level, problem }) => html`<li><b>${code}</b> (${level}): ${problem}</li>`,
      )}</ul>`;

/** A field as the editor shows it: label, mark, control, help. */
export const fieldHtml = (
  shown: OpenField,
  filled: Filled,
  findings: PlacedFinding[] = [],
): Html => {
  const { field, trouble } = shown;
  const id = `f-${field.key}`;
  if (field.type === 'copy') return html`<div class="field copy">${markdown(field.help)}</div>`;
  const isGrouped = field.children.length > 0 || field.isDict;
  const label = html`${field.label}${field.isRequired ? html` <span class="must">required</span>` : ''}`;
  return html`<div class="field">
    ${isGrouped ? html`<div class="label">${label}</div>` : html`<label for="${id}">${label}</label>`}
    ${control(shown, id, filled)}
    ${trouble ? html`<p class="trouble">No choices: ${trouble}</p>` : ''}
    ${field.search ? html`<p class="quiet small">The step ${field.search}, put before this one, can look it up.</p>` : ''}
    ${field.help ? html`<div class="help" id="help-${id}">${markdown(field.help)}</div>` : ''}
    ${findingList(findings)}
  </div>`;
};
