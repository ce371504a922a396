import { describe, expect, test } from '@jest/globals';
import { madePages } from '../../docs/made/made_pages.ts';
import { raisedProblems } from '../../docs/made/raised_problems.ts';
import { problems } from '../../kit/errors/sentences.ts';
import { appsIn } from '../../release/apps.ts';

const PAGES = ['docs/errors.md', 'docs/errors_bultra.md', 'docs/errors_legaltalent.md'];

test('each problem of the kit can be raised by an app, and no app raises another', () => {
  const raised = appsIn().flatMap(({ appPath }) => [...raisedProblems(appPath)]);
  expect([...new Set(raised)].sort()).toEqual(Object.keys(problems).sort());
});

describe('the page of an app', () => {
  test.each([
    ['Organisation shows nothing', PAGES],
    ['The client ID holds a colon', ['docs/errors_bultra.md']],
    ["the token of a person's login", ['docs/errors_legaltalent.md']],
    ['may have done its work or not', ['docs/errors_legaltalent.md']],
    ['or more records changed within', ['docs/errors.md']],
    ['are in a chosen status already', ['docs/errors.md']],
    ['Search by ID instead', PAGES],
    ['more than one check of a Zap can read', PAGES.slice(1)],
  ])('says "%s" where the app can', async (sentence, pages) => {
    const made = await madePages();
    expect(PAGES.filter((page) => made.get(page)?.includes(sentence))).toEqual(pages);
  });
});
