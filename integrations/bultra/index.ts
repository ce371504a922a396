import { defineApp, version as platformVersion } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };

export default defineApp({
  version: packageJson.version,
  platformVersion,
  flags: { cleanInputData: false },
});
