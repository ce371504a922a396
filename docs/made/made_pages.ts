import { readFileSync } from 'node:fs';
import { NEXT_CHECK } from '../../api.ts';
import { errorTable } from '../../api_errors.ts';
import * as bultra from '../../integrations/bultra/api_errors.ts';
import * as legalTalent from '../../integrations/legaltalent/api_errors.ts';
import { appNamed, appsIn } from '../../release/apps.ts';
import { changeKindsTable } from '../../release/change_kinds.ts';
import { definitionAt } from '../../sandbox/zapier/app_definition.ts';
import { type ErrorSource, errorsPage } from './errors_page.ts';
import { type StepSource, stepTextsPage } from './step_texts_page.ts';

const PRODUCTS = new Map([
  ['instant-compliance', 'Instant Compliance'],
  ['legaltalent', 'LegalTalent'],
  ['bultra', 'Bultra'],
]);

const ERROR_SOURCES: Record<string, ErrorSource> = {
  'docs/errors.md': {
    vendor: 'Instant Compliance',
    nextCheck: NEXT_CHECK,
    appPath: appNamed('instant-compliance').appPath,
    file: 'api_errors.ts',
    errorTable,
    steps: {
      list: 'triggers',
      find: 'searches',
      upsert: 'Create or Update Customer',
      update: 'Update Customer',
    },
  },
  'docs/errors_bultra.md': {
    vendor: 'Bultra',
    appPath: appNamed('bultra').appPath,
    file: 'integrations/bultra/api_errors.ts',
    errorTable: bultra.errorTable,
    steps: {
      token: 'the connection',
      connect: 'the connection test',
      list: 'triggers',
      find: 'searches',
      update: 'actions',
    },
  },
  'docs/errors_legaltalent.md': {
    vendor: 'LegalTalent',
    appPath: appNamed('legaltalent').appPath,
    file: 'integrations/legaltalent/api_errors.ts',
    errorTable: legalTalent.errorTable,
    steps: {
      list: 'connecting, triggers, Find Customer by Client ID',
      find: 'searches by Customer ID',
      workflows: 'the list of workflows',
      watchlists: 'the list of watchlists',
      create: 'Create Customer',
      session: 'Create KYC Session',
      update: 'Update Customer',
      deactivate: 'Deactivate Customer',
      monitor: 'Add Customer to Monitoring',
    },
  },
};

const stepSources = (): Promise<StepSource[]> =>
  Promise.all(
    appsIn().map(async ({ name, appPath }) => ({
      name: PRODUCTS.get(name) ?? name,
      definition: await definitionAt(appPath),
    })),
  );

const MADE_TABLE = /(<!-- made of \S+ by npm run docs -->\n\n).*?(\n\n<!-- end -->)/s;

/** A guide that is written by hand, with its made table renewed. */
const withTable = (page: string, table: string): string =>
  readFileSync(page, 'utf8').replace(MADE_TABLE, (_, start, end) => `${start}${table}${end}`);

/** Every page that is made of the code, by its place. Reads the built apps. */
export const madePages = async (): Promise<Map<string, string>> => {
  const errorPages = Object.entries(ERROR_SOURCES).map(
    ([page, source]) => [page, errorsPage(source)] as const,
  );
  return new Map([
    ...errorPages,
    ['docs/step_texts.md', stepTextsPage(await stepSources())],
    ['docs/release.md', withTable('docs/release.md', changeKindsTable())],
  ]);
};
