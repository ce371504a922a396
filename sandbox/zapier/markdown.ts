import { raw } from 'hono/html';
import { Marked } from 'marked';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const marked = new Marked({
  renderer: {
    // Zapier shows no HTML of an app's texts either: it is a text like any other.
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(?:https?:|mailto:)/.test(href) ? `<a href="${escaped(href)}">${text}</a>` : text;
    },
  },
});

/** Markdown as the editor shows it, with every piece of HTML in it as text. */
export const markdown = (text: string) => raw(marked.parse(text, { async: false }));

/** The same for one line, without a paragraph around it. */
export const markdownLine = (text: string) => raw(marked.parseInline(text, { async: false }));
