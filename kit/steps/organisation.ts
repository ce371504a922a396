import type { Authentication } from 'zapier-platform-core';
import { problem } from '../errors/sentences.ts';
import { cleanText, isBlank } from './clean_text.ts';

/**
 * The field that names a connection whose vendor has no call that names the organisation. The label
 * of the connection is then `{{organisation}}`. `example` is the name of an invented one, `website`
 * the vendor's address, where the user looks up the name.
 */
export const organisationField = (example: string, website: string) =>
  ({
    key: 'organisation',
    label: 'Organisation',
    type: 'string',
    required: true,
    isNoSecret: true,
    helpText: `The name by which you tell this connection from others, such as \`${example}\`. Zapier shows it as the label of the connection. Best is the name that you have at [${new URL(website).host}](${website}).`,
  }) satisfies NonNullable<Authentication['fields']>[number];

// One word of 24 or more letters and digits is not the name of an office.
const LONG_WORD = /(?<![\w.-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{24,}/i;

/**
 * The name of a connection, cleaned. Zapier shows it in clear, so this throws when it holds the
 * secret of the connection, or a text of the form of a key.
 */
export const organisationOf = (name: string, secret: string, keyForm = LONG_WORD): string => {
  if (isBlank(name)) throw problem('nameless_connection');
  const shown = cleanText(name); // marks inside a key would hide it from what follows
  const hidden = cleanText(secret);
  const holdsSecret = hidden !== '' && shown.includes(hidden);
  if (holdsSecret || keyForm.test(shown) || LONG_WORD.test(shown)) throw problem('key_as_name');
  return shown;
};
