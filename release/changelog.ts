/** What one version changed, in users' words. */
export interface Entry {
  version: string;
  lines: string[];
}

/** The entries of a changelog, as they stand: the newest first. */
export const changelogEntries = (text: string): Entry[] =>
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [version = '', ...lines] = section.split(/\r?\n/);
      return { version: version.trim(), lines: lines.filter((line) => /^- \S/.test(line)) };
    });
