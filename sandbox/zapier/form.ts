import * as z from 'zod';
import {
  type AppDefinition,
  type DeclaredStep,
  type Field,
  isFunction,
  readFields,
} from './app_definition.ts';
import { type Choice, type FieldView, fieldView } from './field_view.ts';
import { StepFailure } from './step_failure.ts';
import type { StepRun, StepRunner } from './step_runner.ts';

/** Where a step stands in the definition, such as `creates.upsert_customer`. */
export type StepPlace = `${'triggers' | 'creates' | 'searches'}.${string}`;

/** What a dropdown offers: values with their labels. */
export interface Dropdown {
  options: Choice[];
  hasMore: boolean;
  /** Why nothing can be offered; empty when all is well. */
  trouble: string;
}

/** One page of a dropdown; without a token it is the last. */
interface OptionPage {
  options: Choice[];
  nextToken: string | undefined;
}

const choice = z
  .looseObject({ id: z.union([z.string(), z.number()]), label: z.string().nullish() })
  .transform(({ id, label }) => ({ value: String(id), label: label || String(id) }));

const choicePage = z.union([
  z.array(choice).transform((results) => ({ results, paging_token: null })),
  z.looseObject({ results: z.array(choice), paging_token: z.string().nullish() }),
]);

/** What a form asks of the stand-in that it belongs to. */
export interface FormSource {
  definition: AppDefinition;
  dropdown(trigger: string, page: number, input: Result): Promise<StepRun<Result[]>>;
}

type Result = Record<string, unknown>;

/** The form of a step, or of two that run as one, as the editor asks for it. */
export class StepForm {
  readonly #runner: StepRunner;
  readonly #source: FormSource;
  readonly #places: StepPlace[];

  constructor(runner: StepRunner, source: FormSource, places: StepPlace[]) {
    this.#runner = runner;
    this.#source = source;
    this.#places = places;
  }

  /** The fields to fill in, each key once; `input` is what was chosen so far. Throws `StepFailure`. */
  async inputFields(input: Result = {}): Promise<FieldView[]> {
    const made = this.#places.map((place) => this.#fields(place, 'inputFields', input));
    const fields = (await Promise.all(made)).flat();
    return [...new Map(fields.map((field) => [field.key, fieldView(field)])).values()];
  }

  /** The fields that later steps may use: those of the last step. Throws `StepFailure`. */
  async outputFields(input: Result = {}): Promise<Field[]> {
    const place = this.#places.at(-1);
    return place === undefined ? [] : this.#fields(place, 'outputFields', input);
  }

  /**
   * What a field offers to choose from: its fixed choices, or the first page of its dropdown and
   * `morePages` more. A failure becomes its sentence.
   */
  async dropdown(field: FieldView, input: Result = {}, morePages = 0): Promise<Dropdown> {
    if (!field.isAsked) return { options: field.choices, hasMore: false, trouble: '' };
    const options: Choice[] = [];
    try {
      let token: string | undefined = '';
      for (let page = 0; page <= morePages && token !== undefined; page += 1) {
        const shown: OptionPage = await (field.dynamic === ''
          ? this.#madePage(field, input, token)
          : this.#listedPage(field, input, page));
        options.push(...shown.options);
        token = shown.nextToken;
      }
      return { options, hasMore: token !== undefined, trouble: '' };
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      return { options, hasMore: false, trouble: error.message };
    }
  }

  async #listedPage({ dynamic }: FieldView, input: Result, page: number): Promise<OptionPage> {
    const [trigger = '', valueKey = 'id', labelKey = valueKey] = dynamic.split('.');
    const { results } = await this.#source.dropdown(trigger, page, input);
    const canPage = this.#step(`triggers.${trigger}`).operation.canPaginate === true;
    const options = results.map((one) => {
      const value = String(one[valueKey] ?? '');
      return { value, label: String(one[labelKey] || value) };
    });
    return { options, nextToken: canPage && results.length > 0 ? 'next' : undefined };
  }

  async #madePage({ key }: FieldView, input: Result, token: string): Promise<OptionPage> {
    for (const place of this.#places) {
      const declared = this.#step(place).operation.inputFields;
      const index = declared.findIndex((one) => typeof one === 'object' && one.key === key);
      if (index < 0) continue;
      const meta = { isFillingDynamicDropdown: true, paging_token: token || undefined };
      const method = `${place}.operation.inputFields.${index}.choices.perform`;
      const { results } = await this.#runner.run(method, { inputData: input, meta });
      const page = choicePage.parse(results);
      return { options: page.results, nextToken: page.paging_token ?? undefined };
    }
    return { options: [], nextToken: undefined };
  }

  async #fields(place: StepPlace, list: 'inputFields' | 'outputFields', input: Result) {
    const declared = this.#step(place).operation[list];
    if (!declared.some(isFunction)) return readFields(declared);
    const run = await this.#runner.run(`${place}.operation.${list}`, { inputData: input });
    return readFields(run.results);
  }

  #step(place: StepPlace): DeclaredStep {
    const [kind, key = ''] = place.split('.');
    const { triggers, creates, searches } = this.#source.definition;
    const step = { triggers, creates, searches }[String(kind)]?.[key];
    if (!step) throw new Error(`The app has no ${place}.`);
    return step;
  }
}
