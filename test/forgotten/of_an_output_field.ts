import { isVisible, outputFields, steps } from '../../checks/places.ts';
import type { App } from '../../release/apps.ts';
import type { AppDefinition } from '../../sandbox/zapier/app_definition.ts';
import { homesOf, type Place } from './place.ts';

// What no vendor returns: the app works it out.
const OWN = new Set([
  ...['outcome', 'skipped_fields', 'changed_at', 'aml_status', 'status_changed_at'],
  'has_more',
]);

const LATEST = 'latest_session_'; // what is said of the newest of several

/** The keys of the vendor that the visible steps of an app return, such as `verified_country`. */
const vendorKeys = (definition: AppDefinition): string[] => {
  const paths = steps(definition)
    .filter(isVisible)
    .flatMap(outputFields)
    .map(({ path }) => path);
  const keys = paths.map((path) => path.split(/__|\[\]/).at(-1) ?? path);
  return [...new Set(keys)].filter((key) => !OWN.has(key) && !key.startsWith(LATEST));
};

/** Every file that must name the fields that the steps of an app return. */
export const placesOfOutputFields = (app: App, definition: AppDefinition): Place[] => {
  const { sandbox, vendorPage } = homesOf(app);
  return vendorKeys(definition).flatMap((key) => {
    const says = (text: string) => new RegExp(`\\b${key}\\b`).test(text);
    return [
      {
        file: vendorPage,
        put: `\`${key}\`, with the vendor's page that says it, or "assumed" (or into OWN of this test, if the app makes it)`,
        says,
      },
      { file: `${sandbox}/`, put: `${key} in customer.ts and print_record.ts`, says },
    ];
  });
};
