import type { Authentication } from 'zapier-platform-core';

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
