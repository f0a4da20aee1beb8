/** The report as one HTML document that loads nothing: the page's program and style, and the data. */
import { createHash } from 'node:crypto';
import { plural } from '../text/numbers.js';
import { type Rendered, vouched } from '../text/rendered.js';
import { BLOCKS } from './blocks.js';
import type { Encoded } from './encode.js';
import { jsonParts } from './json-parts.js';
import { pack } from './pack.js';

/** The browser's side as it was built. */
export interface Page {
  script: string;
  style: string;
}

/** Part by part. */
export async function* documentOf(encoded: Encoded, page: Page): AsyncIterable<Rendered> {
  for await (const part of parts(encoded, page)) yield vouched(part);
}

async function* parts({ index, details, coverage, findings }: Encoded, page: Page): AsyncIterable<string> {
  const verdicts = [
    ...index.targets.map(({ verdict }) => verdict.sentence),
    ...index.campaigns.map((each) => `${each.name}: ${plural(each.findings.length, 'finding')}.`),
  ]
    .map((sentence) => `<p>${escapeHtml(sentence)}</p>`)
    .join('\n');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>qmpspec report</title>
<style>${page.style}</style>
</head>
<body>
<div id="app"></div>
<noscript>
<h1>qmpspec report</h1>
${verdicts}
<p>Cases, matrix and transcripts need JavaScript; nothing is loaded from any network.</p>
</noscript>
`;
  const blocks = {
    index: jsonParts(index),
    details,
    coverage: jsonParts(coverage),
    findings: jsonParts(findings),
  };
  for (const [name, parts] of Object.entries(blocks)) {
    yield `<script type="application/octet-stream" id="${BLOCKS[name as keyof Encoded]}">`;
    yield* pack(parts);
    yield '</script>\n';
  }
  yield `<script>${page.script}</script>
</body>
</html>
`;
}

/** Nothing but this program and this style, by their digests: whatever else gets into the document does nothing. */
function policyOf({ script, style }: Page): string {
  return [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
