/** Builds the page of the HTML report (reports/html/browser) into dist/, one script and one style sheet. */
import { build } from 'esbuild';

await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: [
    { in: 'reports/html/browser/main.tsx', out: 'browser' },
    { in: 'reports/html/browser/style/page.css', out: 'browser' },
  ],
  outdir: 'dist/reports/html',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  // The script is put into a script element: its text must not end that.
  charset: 'ascii',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
