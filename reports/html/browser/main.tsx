/** The program of the report's page. */
import { render } from 'preact';
import { BLOCKS } from '../blocks.js';
import type { ReportIndex } from '../data.js';
import { parseRoute } from '../model/route.js';
import { App } from './app.js';
import { index, route } from './state.js';
import { unpack } from './unpack.js';

const root = document.getElementById('app') as HTMLElement;

unpack<ReportIndex>(BLOCKS.index).then(
  (value) => {
    index.value = value;
    addEventListener('hashchange', () => {
      route.value = parseRoute(location.hash);
    });
    render(<App />, root);
    // For whoever measures how long that took (bench/html-report.mjs).
    performance.mark('report-shown');
  },
  (error: Error) => {
    root.textContent = `This report cannot be read: ${error.message}. The file may be cut short, or the browser too old.`;
  },
);
