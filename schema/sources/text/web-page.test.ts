/** Web pages as browsers save them, of a made-up lamp. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../index.js';
import { DocumentError } from './error.js';
import { isWebPage, webPageText } from './web-page.js';

const read = (html: string) => readDocument(Buffer.from(html), { name: 'lamp.html' });

const SCHEMA = `##
# @lamp-set:
#
# @id: which lamp, "a" & <b>
#
# Since: 1.5
##
{ 'command': 'lamp-set',
  'data': { 'id': 'str',

            '*lux': 'int' } }
`;
const escaped = SCHEMA.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');
const inRows = (row: (line: string, number: number) => string) =>
  escaped
    .split('\n')
    .map((line, at) => row(line, at + 1))
    .join('\n');

describe('a listing of source reads as the source', () => {
  const plain = readDocument(Buffer.from(SCHEMA), { name: 'lamp.html' });

  test.each([
    ['preformatted', `<!DOCTYPE html>\n<html><head><title>{</title></head><body><pre>${escaped}</pre></body></html>`],
    ['lines with numbers', `<html><body>${inRows((line, at) => `<div class="pre"><a id="l${at}">${at}</a> ${line.replaceAll(' ', '&nbsp;')}</div>`)}</body></html>`],
    ['rows of a table', `<HTML><BODY><table>${inRows((line, at) => `<tr><td data-line-number="${at}"></td><td><span class="k">${line}</span></td></tr>`)}</table>`],
    ['numbers in a column of their own', `<html><nav><ul><li>{ a }</ul></nav><table><tr><td><pre>${inRows((_, at) => `<a>${at}</a>`)}</pre></td><td><pre><code>${escaped}</code></pre></td></tr></table>`],
  ])('%s', (_, html) => {
    const { commands, diagnostics } = read(html);
    expect(commands['lamp-set']).toMatchObject({ arguments: { id: { type: 'str', optional: false }, lux: { type: 'int', optional: true } } });
    expect(commands['lamp-set']?.since).toBe(plain.commands['lamp-set']?.since);
    expect(diagnostics[0]?.message).toContain('the document is a web page');
  }); // biome-ignore format: a table
});

describe('a manual reads as the page that man shows', () => {
  const MODERN = `<!DOCTYPE html><html><head><title>Lamps</title></head><body><nav><a>lamp-set (Command)</a></nav>
<h1>Lamps<a class="headerlink" href="#l">¶</a></h1>
<dl class="qapi command">
<dt class="sig sig-object qapi" id="c"><em><span>Command</span></em> <span>lamp-set</span> <span>(Since: 6.0)</span><a class="headerlink" href="#c">¶</a></dt>
<dd><p>Sets a lamp’s <strong>light</strong>.</p>
<dl class="field-list simple">
<dt class="field-odd">Arguments<span class="colon">:</span></dt>
<dd class="field-odd"><ul class="simple">
<li><p><strong>id</strong> (<code>string</code>) – which lamp</p></li>
<li><p><strong>lux</strong> (<code>int</code>, <em>optional</em>) – how bright,
at most</p></li>
</ul></dd>
<dt class="field-even">Errors<span class="colon">:</span></dt>
<dd class="field-even"><ul><li><p>If <code>id</code> is no lamp, LampNotFound</p></li></ul></dd>
</dl>
<div class="admonition"><p class="admonition-title">Example</p>
<div class="highlight"><pre>-&gt; { "execute": "lamp-set",
     "arguments": { "id": "a" } }
&lt;- { "return": {} }
</pre></div></div>
</dd></dl>
<footer><p>This documentation is for QEMU version 9.9.1.</p></footer></body></html>`;

  const CLASSIC = `<html><body><section><h2>Lamps</h2><section><h4><code>lamp-set</code> (Command)<a class="headerlink">¶</a></h4>
<p>Sets a lamp’s light.</p>
<section><h5>Arguments</h5><dl>
<dt><code>id</code>: <code>string</code></dt><dd><p>which lamp</p></dd>
<dt><code>lux</code>: <code>int</code> (optional)</dt><dd><p>how bright,
at most</p></dd></dl></section>
<section><h5>Returns</h5><ul><li><p>nothing on success</p></li><li><p>If <code>id</code> is no lamp, LampNotFound</p></li></ul></section>
<section><h5>Since</h5><p>6.0</p></section></section></section>
<footer><p>This documentation is for QEMU version 9.9.1.</p></footer></body></html>`;

  test.each([
    ['of today', MODERN],
    ['before 10.0', CLASSIC],
  ])('%s', (_, html) => {
    const { commands, document, statements } = read(html);
    expect(document).toMatchObject({ kind: 'manpage', version: '9.9.1' });
    expect(commands).toMatchObject({
      'lamp-set': {
        arguments: { id: { type: 'str', optional: false }, lux: { type: 'int', optional: true } },
        returns: {},
        since: '6.0',
      },
    });
    expect(statements).toMatchObject([{ kind: 'error', entity: 'lamp-set', class: 'LampNotFound' }]);
  });

  test('its examples keep their lines', () => {
    expect(webPageText(MODERN)).toContain(
      '-> { "execute": "lamp-set",\n                          "arguments"',
    );
  });
});

test('what is no web page is none', () => {
  expect(isWebPage("{ 'command': 'html' } <html>")).toBe(false);
  expect(isWebPage('  <!DOCTYPE html>')).toBe(true);
});

test('characters spelled out are characters, others stay', () => {
  expect(webPageText('<pre>&lt;&#x41;&#66;&nbsp;&unheard; a < b &#0; <!-- { --> c</pre>')).toBe('<AB &unheard; a < b &#0;  c');
}); // biome-ignore format: one line

test.each(['<', '<a ', '<p>a', '<dd>', '<li>', '<script>', '<!--', '</p>', '&#', '<pre>\n', '<div class="sig sig-object qapi">'])('a megabyte of %j ends soon, and is not much more', (piece) => {
  const html = `<html class="sig sig-object qapi">${piece.repeat(Math.ceil(2 ** 20 / piece.length))}`;
  const start = process.cpuUsage();
  const text = webPageText(html);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  expect(text.length).toBeLessThan(40 * 2 ** 20);
}); // biome-ignore format: a list

test('gigabytes are refused before they are laid out', () => {
  expect(() => webPageText(`<html>${'<p>a'.repeat(3 * 2 ** 20)}`)).toThrow(DocumentError);
});
