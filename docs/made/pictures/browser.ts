import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium of this machine: what CHROMIUM_PATH names, otherwise one in a usual place. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES].find((path) => existsSync(path));

/** Opens the Chromium of this machine. Throws a sentence when there is none. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here: install one, or name it in CHROMIUM_PATH.');
  // Chromium refuses its own sandbox to root, as which containers run; the pages are ours.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
};
