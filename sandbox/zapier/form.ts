import * as z from 'zod';
import { type AppDefinition, type Field, isFunction, readFields } from './app_definition.ts';
import type { StepRunner } from './step_runner.ts';

/** Where a step stands in the definition, such as `creates.upsert_customer`. */
export type StepPlace = `${'triggers' | 'creates' | 'searches'}.${string}`;

type Input = Record<string, unknown>;

/** A page of choices that a function gives, and the token of the next one. */
export interface ChoicePage {
  choices: { id: string; label: string }[];
  nextToken: string | null;
}

const choice = z
  .looseObject({ id: z.union([z.string(), z.number()]), label: z.string().nullish() })
  .transform(({ id, label }) => ({ id: String(id), label: label ?? String(id) }));

const choicePage = z.union([
  z.array(choice).transform((choices): ChoicePage => ({ choices, nextToken: null })),
  z
    .looseObject({ results: z.array(choice), paging_token: z.string().nullish() })
    .transform(
      (page): ChoicePage => ({ choices: page.results, nextToken: page.paging_token ?? null }),
    ),
]);

const declaredFields = (
  definition: AppDefinition,
  place: StepPlace,
  list: 'inputFields' | 'outputFields',
): (Field | string)[] => {
  const [kind, key = ''] = place.split('.');
  const steps = { triggers: definition.triggers, creates: definition.creates };
  const step =
    kind === 'triggers' || kind === 'creates' ? steps[kind][key] : definition.searches[key];
  if (!step) throw new Error(`The app has no ${place}.`);
  return step.operation[list];
};

/** The form of a step, as the editor asks for it: fields and choices, those of functions too. */
export class StepForm {
  readonly #runner: StepRunner;
  readonly #definition: AppDefinition;
  readonly place: StepPlace;

  constructor(runner: StepRunner, definition: AppDefinition, place: StepPlace) {
    this.#runner = runner;
    this.#definition = definition;
    this.place = place;
  }

  /** The fields to fill in; `input` is what the user has chosen so far. Throws `StepFailure`. */
  inputFields(input: Input = {}): Promise<Field[]> {
    return this.#fields('inputFields', input);
  }

  /** The fields that later steps may use. Throws `StepFailure`. */
  outputFields(input: Input = {}): Promise<Field[]> {
    return this.#fields('outputFields', input);
  }

  /** A page of the choices that a function of a field gives; the first one without a token. */
  async choices(key: string, input: Input = {}, pagingToken?: string): Promise<ChoicePage> {
    const index = declaredFields(this.#definition, this.place, 'inputFields').findIndex(
      (field) => typeof field === 'object' && field.key === key,
    );
    const method = `${this.place}.operation.inputFields.${index}.choices.perform`;
    const meta = { isFillingDynamicDropdown: true, paging_token: pagingToken };
    const { results } = await this.#runner.run(method, { inputData: input, meta });
    return choicePage.parse(results);
  }

  async #fields(list: 'inputFields' | 'outputFields', input: Input): Promise<Field[]> {
    const declared = declaredFields(this.#definition, this.place, list);
    if (!declared.some(isFunction)) return readFields(declared);
    const run = await this.#runner.run(`${this.place}.operation.${list}`, { inputData: input });
    return readFields(run.results);
  }
}
