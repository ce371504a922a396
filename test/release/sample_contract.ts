import type {
  ConnectionField,
  Contract,
  InputField,
  VisibleStep,
  VisibleTrigger,
} from '../../release/contract.ts';

const trigger: VisibleTrigger = {
  type: 'polling',
  dedupeFields: ['id'],
  inputFields: {},
  outputFields: { id: 'string', updated_at: 'datetime' },
};

const action: VisibleStep = {
  inputFields: {
    email: { type: 'string', required: true },
    note: { type: 'string', required: false },
    tier: { type: 'string', required: false, choices: ['basic', 'full'] },
  },
  outputFields: { id: 'string' },
};

const connectionFields: Record<string, ConnectionField> = {
  apiKey: { type: 'password', required: true, secret: true },
  region: { type: 'string', required: false, choices: ['au', 'eu'], secret: false },
};

/** What Zaps depend on in a small app that is no vendor's. */
export const sample: Contract = {
  version: '1.0.0',
  authentication: { type: 'custom', fields: connectionFields },
  triggers: { new_person: trigger },
  creates: { add_person: action },
  searches: { find_person: { inputFields: {}, outputFields: { id: 'string' } } },
  searchOrCreates: { find_person: { search: 'find_person', create: 'add_person' } },
};

/** The sample with another part in its trigger. */
export const withTrigger = (part: Partial<VisibleTrigger>): Contract => ({
  ...sample,
  triggers: { new_person: { ...trigger, ...part } },
});

/** The sample with input fields of its action put in or replaced. */
export const withInputs = (fields: Record<string, InputField>): Contract => ({
  ...sample,
  creates: {
    add_person: { ...action, inputFields: { ...action.inputFields, ...fields } },
  },
});

/** The sample with an input field of its action put in or replaced. */
export const withInput = (key: string, field: InputField): Contract => withInputs({ [key]: field });

/** The sample without an input field of its action. */
export const withoutInput = (key: string): Contract => {
  const { [key]: _, ...inputFields } = action.inputFields;
  return { ...sample, creates: { add_person: { ...action, inputFields } } };
};

/** The sample with a part of a connection field put in or replaced; a new one is an optional text. */
export const withConnectionField = (key: string, part: Partial<ConnectionField>): Contract =>
  withConnection({
    fields: {
      ...connectionFields,
      [key]: { type: 'string', required: false, secret: true, ...connectionFields[key], ...part },
    },
  });

/** The sample with other parts of its connection. */
export const withConnection = (authentication: Partial<Contract['authentication']>): Contract => ({
  ...sample,
  authentication: { ...sample.authentication, ...authentication },
});
