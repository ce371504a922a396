import { expect, test } from '@jest/globals';
import { markdown, markdownLine } from '../../sandbox/zapier/markdown.ts';

test.each([
  ['Use **one** ID.', 'Use <strong>one</strong> ID.'],
  [
    '[Zapier](https://zapier.com/a?b=1&c=2)',
    '<a href="https://zapier.com/a?b=1&#38;c=2">Zapier</a>',
  ],
  ['[mail us](mailto:help@example.org)', '<a href="mailto:help@example.org">mail us</a>'],
  ['[click](javascript:alert(1))', 'click'],
  ['<b>bold</b>', '&#60;b&#62;bold&#60;/b&#62;'],
  ['![a "logo"](https://example.org/x.png)', 'a &#34;logo&#34;'],
])('shows %j as the editor does', (text, shown) => {
  expect(String(markdownLine(text))).toBe(shown);
});

test('a text of several lines is paragraphs, and HTML in it is a text', () => {
  expect(String(markdown('One.\n\n<script>alert(1)</script>'))).toBe(
    '<p>One.</p>\n&#60;script&#62;alert(1)&#60;/script&#62;',
  );
});
