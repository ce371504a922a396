/** Texts and values that stand in a mapped ID when a CRM has none, one of each kind. */
export const NOBODY = [
  ...['hubspot:', 'crm-\u200b', 'N/A', 'hubspot:undefined', '\ufeffnull', 'undefined undefined'],
  ...['hubspot|', 'hubspot\u2013', '#REF!', 'hubspot:[]'],
  ...['[object Object]', 'hubspot:{{1.id}}', true, 0, 2 ** 53, ['1'], { id: 1 }],
];

/** IDs that look odd and are somebody's. */
export const SOMEBODY = [
  ...['NA-42', 'null-island-7', 'true:1', 'none@x', '007', 'hubspot:10', 'Nullmann', 'x/y#z:1'],
];

/** Spellings of one ID that no reader tells apart. */
export const sameId = (id: string): string[] => [
  `${id}\u200b`,
  ` \t${id}\u00a0\r\n`,
  `\ufeff${id}`,
  `\u202a${id}\u202c`,
  `${id.slice(0, 2)}\u00ad${id.slice(2)}`,
  `${id.slice(0, 3)}\u2060\u200e${id.slice(3)}`,
  `${id}\u200d`,
  `${id}\ufe0f`,
];
