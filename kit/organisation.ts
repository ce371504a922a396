import type { Authentication } from 'zapier-platform-core';

/**
 * The field that names a connection whose vendor has no call that names the organisation. The label
 * of the connection is then `{{organisation}}`. `example` is the name of an invented one.
 */
export const organisationField = (example: string) =>
  ({
    key: 'organisation',
    label: 'Organisation',
    type: 'string',
    required: true,
    isNoSecret: true,
    helpText: `The name by which you tell this connection from others, such as \`${example}\`. Zapier shows it as the label of the connection.`,
  }) satisfies NonNullable<Authentication['fields']>[number];
