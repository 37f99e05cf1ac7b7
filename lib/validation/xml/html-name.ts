/**
 * Whether programs read a file of this name by the rules of HTML. There, files with the same canonical XML may show
 * different things: `<script/>` hides what follows, and a CDATA section is a comment (WHATWG HTML, 13.2.5).
 */
export const isHtmlName = (name: string): boolean => /\.html?$/i.test(name);
