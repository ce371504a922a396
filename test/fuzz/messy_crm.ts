import fc from 'fast-check';

/** Somebody in the CRM of an office. */
export interface Contact {
  externalId: string;
  fullName: string;
  email: string;
  phone: string;
}

// Few names, so that there are namesakes, in several scripts.
const NAMES = [
  'John Smith',
  'José Núñez',
  'Ольга Іванова',
  '李小龍',
  'علی\u200cرضا کریمی',
  'Zoë Ångström',
];

const COUNT = 20;

/** The contacts of the office, whose IDs and addresses differ in little. */
export const contacts: Contact[] = Array.from({ length: COUNT }, (_, n) => ({
  externalId: `hubspot:10${n}`,
  fullName: NAMES[n % NAMES.length] ?? '',
  email: `contact.${n}@example.org`,
  phone: `+61 491-570-${100 + n}`,
}));

const MARKS = ['\u200b', '\ufeff', '\u2060', '\u00ad', '\u200e', '\u202a', '\u202c', '\u2069'];
const EDGES = ['', ' ', '\t', '\n', '\r\n', '\u00a0', '\u3000', '\u200b', '\u2028'];

/** One of these texts, with marks that nobody sees, and what stands around a value in a CRM. */
const noisy = (text: string, spellings: ((text: string) => string)[]): fc.Arbitrary<string> =>
  fc
    .record({
      spell: fc.constantFrom((same: string) => same, ...spellings),
      before: fc.constantFrom(...EDGES),
      mark: fc.constantFrom('', ...MARKS),
      at: fc.nat({ max: 40 }),
      after: fc.constantFrom(...EDGES),
    })
    .map(({ spell, before, mark, at, after }) => {
      const signs = [...spell(text)];
      signs.splice(at % (signs.length + 1), 0, mark);
      return before + signs.join('') + after;
    });

const inName = [
  (text: string) => text.normalize('NFD'),
  (text: string) => text.replaceAll(' ', '\r\n'),
  (text: string) => text.replaceAll(' ', ' \u00a0\t'),
];
const inPhone = [
  (text: string) => text.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0'),
  (text: string) => text.replaceAll('-', '\u2212'),
  (text: string) => `\u202a${text}\u202c`,
];

/** What a CRM maps as an ID when it has none. */
const noId = fc.constantFrom<unknown>(
  ...[
    'hubspot:',
    'hubspot: ',
    'hubspot:null',
    'hubspot:undefined',
    'hubspot:N/A',
    'hubspot:[object Object]',
  ],
  ...[
    'null',
    'None',
    'hubspot:{{1.id}}',
    '\u200bhubspot:\u200b',
    'hubspot:NaN',
    'hubspot:(blank)',
    '-',
  ],
  ...[true, 0, 2 ** 60],
);

/** One run of a Zap: for whom, which step, and what is mapped. */
export interface MessyRun {
  contact: Contact;
  step: 'upsert' | 'update' | 'find' | 'findByEither' | 'findOrCreate';
  hasId: boolean;
  /** Whether the person is verified, or renamed in the CRM, before the run. */
  isVerified: boolean;
  isRenamed: boolean;
  mapped: {
    externalId: unknown;
    fullName: string;
    email: string;
    phone: string;
    type: string;
    isNewCustomer: string;
  };
}

const mappedFor = ({ externalId, fullName, email, phone }: Contact) =>
  fc.record({
    externalId: noisy(externalId, []),
    fullName: noisy(fullName, inName),
    email: noisy(email, []),
    phone: noisy(phone, inPhone),
    type: fc.constantFrom(
      '',
      'Individual',
      'INDIVIDUAL',
      'individual: a person',
      ' individual\u200b',
    ),
    isNewCustomer: fc.constantFrom('', 'Yes', 'no', 'off', 'TRUE', 'Yes: new', '\u200b'),
  });

/** Any run of a Zap over a messy CRM. */
export const anyRun: fc.Arbitrary<MessyRun> = fc.constantFrom(...contacts).chain((contact) =>
  fc
    .record({
      step: fc.constantFrom('upsert', 'upsert', 'update', 'find', 'findByEither', 'findOrCreate'),
      mapped: mappedFor(contact),
      isVerified: fc.nat({ max: 9 }).map((n) => n === 0),
      isRenamed: fc.nat({ max: 9 }).map((n) => n === 0),
      noId: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, noId),
    })
    .map(({ noId: nobody, mapped, ...run }): MessyRun => {
      const hasId = nobody === null;
      return { ...run, contact, hasId, mapped: hasId ? mapped : { ...mapped, externalId: nobody } };
    }),
);
