import type { Letter } from "./letter";
import { logoId, type MailBrand } from "./mail-brand";

/**
 * The letter as HTML for mail clients, which support tables and inline styles: light colors are inline, dark ones in a
 * style sheet for clients that read it. No resource is loaded from elsewhere: a logo comes with the mail.
 */
export function letterHtml(letter: Letter, { name, logo, shades }: MailBrand): string {
  const { language, title, greeting, paragraphs, quote, action, notes } = letter;
  const { accent } = shades.light;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
<style>${darkStyle(shades.dark.accent)}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f8f6f1;">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" style="background:#f8f6f1;">
<tr><td align="center" style="padding:32px 16px;">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#fffefb;border:1px solid #e2ddd2;border-radius:10px;">
<tr><td class="ink" style="padding:32px;color:#1d2540;font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;">
${logo ? logoImage(name) : ""}
<h1 style="margin:0 0 20px;font:600 22px/1.3 Georgia,'Times New Roman',serif;">${escaped(title)}</h1>
${[greeting, ...paragraphs].map((words) => paragraph(words)).join("\n")}
${quote ? quotation(quote, accent) : ""}
${action ? button(action, accent) : ""}
${notes.map((note) => small(escaped(note))).join("\n")}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const darkStyle = (accent: string) => `@media (prefers-color-scheme: dark) {
.paper { background: #10131f !important; }
.sheet { background: #171b2a !important; border-color: #2c3247 !important; }
.ink { color: #f0ede6 !important; }
.soft { color: #b9b7b0 !important; }
.quote { border-color: ${accent} !important; }
.link { color: ${accent} !important; }
.button { background: ${accent} !important; color: #10131f !important; }
}`;

const logoImage = (name: string) =>
  `<p style="margin:0 0 24px;"><img src="cid:${logoId}" alt="${escaped(name)}" height="40" style="display:block;height:40px;max-width:220px;"></p>`;

const paragraph = (words: string) => `<p style="margin:0 0 16px;">${escaped(words)}</p>`;

const small = (content: string) =>
  `<p class="soft" style="margin:0 0 12px;color:#565c70;font-size:13px;">${content}</p>`;

function button({ label, url, hint }: NonNullable<Letter["action"]>, accent: string): string {
  const href = escaped(url);
  return `<p style="margin:28px 0;"><a class="button" href="${href}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${accent};color:#ffffff;font-weight:600;text-decoration:none;">${escaped(label)}</a></p>
${small(`${escaped(hint)}<br><a class="link" href="${href}" style="color:${accent};word-break:break-all;">${href}</a>`)}`;
}

const quotation = ({ from, words }: NonNullable<Letter["quote"]>, accent: string) =>
  `${paragraph(from)}
<blockquote class="quote" style="margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid ${accent};white-space:pre-line;">${escaped(words)}</blockquote>`;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (words: string) => words.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
