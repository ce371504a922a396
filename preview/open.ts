import type { SimulatedTime } from '../sandbox/simulated_time.ts';
import { Desk } from './desk.ts';
import { type OpenedApp, openAppAt, openOwnApp, ownApps } from './opened_app.ts';
import type { Preview } from './server.ts';
import { type Sheet, sheetOf } from './sheet.ts';

type Opener = () => Promise<OpenedApp>;

const openersOf = (appPath: string | undefined): [string, Opener][] =>
  appPath === undefined
    ? ownApps().map(({ name, appPath: own }) => [name, () => openOwnApp(name, own)])
    : [[appPath, () => openAppAt(appPath)]];

/** Opens the three apps, or the one at a path, with a desk to try them at. */
export const openPreview = async (time: SimulatedTime, appPath?: string): Promise<Preview> => {
  const openers = openersOf(appPath);
  const broken = new Map<string, string>();
  const opened = async (): Promise<OpenedApp[]> => {
    const apps: OpenedApp[] = [];
    for (const [name, open] of openers) {
      const app = await open().catch((error: Error) => void broken.set(name, error.message));
      if (app) apps.push(app);
    }
    return apps;
  };
  const sheets = new Map<string, Promise<Sheet>>();
  const newSheet = async (name: string): Promise<Sheet> => {
    const app = await openers.find(([one]) => one === name || openers.length === 1)?.[1]();
    if (!app) throw new Error(`There is no app ${name}.`);
    const sheet = await sheetOf(app);
    await app.close();
    return sheet;
  };
  const preview: Preview = {
    desk: new Desk(await opened(), time),
    broken,
    sheet: ({ name }) => {
      const sheet = sheets.get(name) ?? newSheet(name);
      sheets.set(name, sheet);
      return sheet;
    },
    startOver: async () => {
      const { apps } = preview.desk;
      preview.desk = new Desk(await opened(), time);
      for (const app of apps) await app.close();
    },
  };
  return preview;
};
