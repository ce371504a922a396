import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

const ANSWER = {
  passes: [{}],
  errors: {
    total_failures: 1,
    display_label: 'Errors',
    results: [
      {
        type: 'search',
        violations: [
          { type: 'find_customer', results: [{ tag: 'D009', message: 'needs a field' }] },
        ],
      },
    ],
  },
  warnings: { total_failures: 0, display_label: 'Publishing Tasks', results: [] },
  suggestions: { total_failures: 0, display_label: 'Warnings', results: [] },
};

/** Asks a stand-in of Zapier's checks about the app, by the CLI itself. */
const askAt = async (port: number) => {
  const child = spawn(process.execPath, ['checks/ask_zapier.ts', 'bultra'], {
    env: { ...process.env, ZAPIER_BASE_ENDPOINT: `http://127.0.0.1:${port}` },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, status };
};

test('a failed check of Zapier fails the command, and the definition alone is sent', async () => {
  const sent: string[] = [];
  const zapier = createServer(async (request, response) => {
    sent.push(`${request.method} ${request.url} ${request.headers['x-deploy-key']}`);
    expect(Object.keys(JSON.parse(await text(request)))).toEqual(['app_definition']);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWER));
  }).listen(0, '127.0.0.1');
  await once(zapier, 'listening');
  const address = zapier.address();
  const { stdout, status } = await askAt(typeof address === 'object' ? (address?.port ?? 0) : 0);
  zapier.close();
  expect(stdout).toBe(
    [
      'bultra: Zapier names 1, of which 1 stop a push.',
      '✘ error: D009 in searches.find_customer: needs a field',
      'What differs:',
      '- D009 in searches.find_customer: Zapier names it, npm run check does not.',
      '',
    ].join('\n'),
  );
  expect({ status, sent }).toEqual({
    status: 1,
    sent: ['POST /api/platform/cli/check undefined'],
  });
}, 120_000);
