import type { App } from '../../release/apps.ts';
import { homesOf, type Place } from './place.ts';

const isThere = () => true;

const named =
  ({ name }: App) =>
  (text: string): boolean =>
    text.includes(`'${name}'`);

/** Files that a sister app has in its own folder. */
const ownPlaces = (app: App): Place[] => {
  const { own } = homesOf(app);
  return [
    ['.env.example', 'where its sandbox is, and which connection to use'],
    ['.gitignore', 'what its sisters have there'],
    ['.zapierapprc', '`{}`'],
    ['CHANGELOG.md', 'what its first version adds'],
    ['README.md', 'its steps, how to connect, what is documented and what is assumed'],
    ['authentication.ts', 'its connection'],
    ['api.ts', 'its reads'],
    ['api_writes.ts', 'its writes'],
    ['api_errors.ts', 'the table of its errors'],
    ['test/faults.test.ts', 'that each of its steps fails in words'],
    ['test/fuzz.test.ts', 'that no odd input and no odd answer makes it fail otherwise'],
  ].map(([file = '', put = '']) => ({ file: own(file), put, says: isThere }));
};

const sandboxPlaces = (app: App): Place[] => {
  const { sandbox, snake } = homesOf(app);
  const says = (text: string) => text.includes(`${snake}.ts'`);
  return [
    { file: `${sandbox}.ts`, put: 'the sandbox of its vendor', says: isThere },
    { file: `${sandbox}/`, put: 'what that sandbox is made of', says: isThere },
    {
      file: `sandbox/offices/${snake}.ts`,
      put: 'its office, for preview and tests',
      says: isThere,
    },
    { file: 'sandbox/offices/running_app.ts', put: 'how the preview opens that office', says },
    { file: 'test/wire/wire_apps.ts', put: 'its steps, for a hostile vendor', says },
    { file: 'sandbox/demo.ts', put: `its play, sandbox/demo/${snake}.ts`, says },
    { file: 'sandbox/serve.ts', put: `how \`npm run sandbox -- ${app.name}\` opens it`, says },
  ];
};

const pagePlaces = (app: App): Place[] => {
  const { vendorPage, errorsPage } = homesOf(app);
  const logo = `logos/${app.name}.png`;
  const link = (page: string) => (text: string) => text.includes(`(${page})`);
  return [
    { file: vendorPage, put: "what is relied on of the vendor's API", says: isThere },
    {
      file: errorsPage,
      put: 'its page in docs/made/made_pages.ts; then `npm run docs`',
      says: isThere,
    },
    {
      file: 'docs/made/made_pages.ts',
      put: `its product's name and '${errorsPage}'`,
      says: (text) => named(app)(text) && text.includes(`'${errorsPage}'`),
    },
    { file: 'docs/made/logos/marks.ts', put: 'its mark', says: named(app) },
    { file: `docs/${logo}`, put: 'nothing by hand: run `npm run logos`', says: isThere },
    { file: 'docs/listing.md', put: 'its listing, with its logo', says: link(logo) },
    {
      file: 'README.md',
      put: `links to ${vendorPage} and ${errorsPage}`,
      says: (text) => link(vendorPage)(text) && link(errorsPage)(text),
    },
  ];
};

const testPlaces = (app: App): Place[] => {
  const { own } = homesOf(app);
  return [
    {
      file: 'package.json',
      put: `its line in the script build`,
      says: (text) => text.includes(app.appPath.replace('.js', '=')),
    },
    { file: 'checks/stages.ts', put: 'a stage with its sandbox and inputs', says: named(app) },
    {
      file: 'test/lock_and_throttle.test.ts',
      put: 'its row in APPS',
      says: (text) => text.includes(`'../${own('index.ts')}'`),
    },
    {
      file: `release/contract/${app.name}.json`,
      put: `nothing by hand: run \`npm run contract -- ${app.name}\``,
      says: isThere,
    },
  ];
};

/** Tests of this app have files of their own. */
const sisterPlaces = (app: App): Place[] => {
  const says = (text: string) => text.includes(`${homesOf(app).sandbox}/welcome.ts'`);
  return [
    ...ownPlaces(app),
    { file: 'test/sandbox/serve.test.ts', put: 'its welcome page', says },
    { file: 'test/sandbox/demo.test.ts', put: 'how its play ends', says: named(app) },
  ];
};

/** Every file that must know an app. */
export const placesOfApp = (app: App): Place[] => [
  ...(homesOf(app).isFlagship ? [] : sisterPlaces(app)),
  ...sandboxPlaces(app),
  ...pagePlaces(app),
  ...testPlaces(app),
];
