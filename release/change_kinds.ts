/** One way in which an app can differ from its last release, and what it asks of the version. */
interface ChangeKind {
  /** What changed, for the table in docs/release.md. */
  change: string;
  asks: 'major' | 'minor';
  /** What it does to users; nothing when Zaps do not notice. */
  harm?: string;
  /** Whether Zapier refuses to promote it under a lower version than `asks`. */
  isRefused?: boolean;
}

const breaks = (change: string, harm: string): ChangeKind => ({ change, asks: 'major', harm });

/** A break on Zapier's list: docs.zapier.com/integrations/news/2026/version-promotion-guardrails. */
const refused = (change: string, harm: string): ChangeKind => ({
  ...breaks(change, harm),
  isRefused: true,
});

const adds = (change: string): ChangeKind => ({ change, asks: 'minor' });

const AGAIN = 'everybody would have to connect again';
const STOP = 'Zaps that use it would stop';

/** Every kind of change that the guards know. */
export const changeKinds = {
  stepRemoved: refused('a step or a search-or-create is removed or renamed', STOP),
  stepHidden: breaks('a step or a search-or-create is hidden', 'nobody can choose it any more'),
  stepAdded: adds('a step or a search-or-create is added'),
  stepShown: adds('a step or a search-or-create is no longer hidden'),
  triggerType: refused(
    'a trigger has another type: `polling`, `hook`, `hook_to_poll`',
    'Zaps that are on would stop',
  ),
  dedupeFields: breaks('a trigger has other dedupe fields', 'old records would fire again'),
  pairChanged: breaks('a search-or-create joins other steps', 'what Zaps hold for it may not fit'),

  inputRemoved: refused(
    'an input field is removed or renamed',
    'what Zaps hold in it would be lost',
  ),
  inputAddedRequired: breaks('a required input field is added', 'Zaps that are on leave it blank'),
  inputRequired: refused('an input field becomes required', 'Zaps that leave it blank would fail'),
  inputType: refused(
    'an input field has another type, such as `string` → `string` list, or another JSON schema',
    'what Zaps hold in it may not fit',
  ),
  inputChoicesGone: breaks('an input field loses choices', 'Zaps that chose it would fail'),
  inputChosenOnly: breaks(
    'an input field with free text takes chosen values only',
    'Zaps that hold another value would fail',
  ),
  inputAdded: adds('an optional input field is added'),
  inputOptional: adds('an input field is no longer required'),
  inputChoicesAdded: adds('an input field has more choices'),
  inputAnyValue: adds('an input field with choices takes free text'),

  outputRemoved: breaks(
    'an output field is removed or renamed',
    'later steps that use it would find nothing',
  ),
  outputType: breaks('an output field has another type', 'later steps that use it may not take it'),
  outputSteady: breaks(
    'an output field holds events back (`steadyState`), or no longer does',
    'events would come later or earlier than before',
  ),
  outputAdded: adds('an output field is added'),

  connectionType: refused('the connection has another type', AGAIN),
  connectionFieldRemoved: refused('a connection field is removed or renamed', AGAIN),
  connectionFieldRequired: refused('a connection field is added and required', AGAIN),
  connectionFieldNeeded: breaks('a connection field becomes required', AGAIN),
  connectionFieldType: refused('a connection field has another type', AGAIN),
  connectionChoices: breaks('a connection field loses choices, or takes chosen values only', AGAIN),
  connectionShown: breaks(
    'a connection field is no longer a secret',
    'what users typed as a secret would stand in logs',
  ),
  connectionFieldAdded: adds('an optional connection field is added'),
  connectionFieldOptional: adds('a connection field is no longer required'),
  connectionChoicesAdded: adds('a connection field has more choices, or takes free text'),
  connectionSecret: adds('a connection field becomes a secret'),
} as const satisfies Record<string, ChangeKind>;

export type Kind = keyof typeof changeKinds;

/** One difference between two contracts, and the part of the version that must be raised for it. */
export interface Change {
  kind: Kind;
  /** A sentence: where, what, and for a break what it does to users. */
  what: string;
  asks: ChangeKind['asks'];
}

/** A change of a kind. `sentence` says where and what; the harm of the kind is put behind it. */
export const change = (kind: Kind, sentence: string): Change => {
  const { asks, harm }: ChangeKind = changeKinds[kind];
  return { kind, asks, what: harm === undefined ? sentence : `${sentence}: ${harm}` };
};

const row = ({ change: what, asks, isRefused }: ChangeKind): string =>
  `| ${what} | ${asks} | ${isRefused ? 'yes' : ''} |`;

/** The kinds as a Markdown table: first what asks for a major version, then for a minor one. */
export const changeKindsTable = (): string => {
  const kinds: ChangeKind[] = Object.values(changeKinds);
  const rows = [
    ...kinds.filter(({ asks }) => asks === 'major'),
    ...kinds.filter(({ asks }) => asks === 'minor'),
  ].map(row);
  return [
    '| change | version | Zapier refuses less |',
    '| --- | --- | --- |',
    ...rows,
    '| none of these: a fix, a text, a `copy` field, the fields of a hidden step | patch | |',
  ].join('\n');
};
