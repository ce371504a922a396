/** A check, or a run of them, that Zapier decides by what only its servers know. */
export interface CheckByHand {
  /** One code, or the first and the last of several, such as `C001-C003`. */
  code: string;
  requirement: string;
  /** What a person does to meet it. */
  todo: string;
}

const byHand = (code: string, requirement: string, todo: string): CheckByHand => ({
  code,
  requirement,
  todo,
});

/** The checks that need Zapier's servers, in the order of their codes. */
export const checksByHand: readonly CheckByHand[] = [
  byHand('A001', 'An account is connected', 'connect one in the Zap editor'),
  byHand('C001-C003', 'Nothing public is taken away', 'compare keys with the last release'),
  byHand('D027', 'The latest platform core', 'npm outdated zapier-platform-core'),
  byHand('E001', 'Environment variables are meant so', 'compare zapier-platform env:get'),
  byHand('L001-L004', 'The version can be promoted', 'look it up in zapier-platform versions'),
  byHand('M001', 'The app has a category', 'choose it in the settings'),
  byHand(
    'M002',
    'A description of 40 to 140 characters',
    'begin with "<App> is a"; no "Zapier", no "sync"',
  ),
  byHand('M003', 'The owner works for the vendor', 'state the role in the settings'),
  byHand('M004', 'A logo', 'upload a square PNG, RGBA, 256 px or more'),
  byHand('M005', "An admin has the vendor's e-mail", 'invite one on the domain of the homepage'),
  byHand('M006', 'A homepage', 'enter its URL in the settings'),
  byHand('M007', 'No second public app', 'search the App Directory for the name'),
  byHand('S001', '3 users with a live Zap', 'invite them to the version'),
  byHand('S002', 'A live Zap for each visible step', 'switch one on for each'),
  byHand('S003', '100 live versions at most', 'migrate users from the old ones'),
  byHand('T001', 'Each visible step ran once', 'run its live Zap as an admin'),
  byHand('T002-T003', 'Results have dedupe key, ISO times', 'read the Zap history'),
  byHand('T004', 'Results have every key of the sample', 'compare with the Zap history'),
  byHand('T005', 'Results fit the output fields', 'compare with the Zap history'),
  byHand('T006', 'Hooks send every key of the sample', 'only with a hook trigger: compare'),
  byHand('U001', "Zapier's developer terms", 'accept them on the developer home'),
  byHand('Z001', 'Samples of hooks fit their fields', 'only with a hook trigger: compare'),
];
