/** `--report json=FILE`: the stored form of results, one JSON value a line, written as it happens. */
import type { Report } from '../harness/results.js';
import type { JsonValue } from '../schema/json.js';
import type { Output } from './output.js';
import { jsonLines } from './text/rendered.js';

export function jsonReport(output: Output): Report {
  return {
    event(event) {
      if (event.type === 'progress' || event.type === 'note') return;
      // The record as it came: members that this version does not know are kept.
      output.write(jsonLines([event as unknown as JsonValue]));
    },
    async close() {
      output.close();
    },
  };
}
