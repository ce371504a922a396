const TAG = /^([a-z][a-z0-9-]*)-v(\d+\.\d+\.\d+)$/;

/** What a release tag such as `instant-compliance-v1.0.1` says; null when a text is no such tag. */
export const readTag = (tag: string): { name: string; version: string } | null => {
  const [, name, version] = TAG.exec(tag) ?? [];
  return name && version ? { name, version } : null;
};
