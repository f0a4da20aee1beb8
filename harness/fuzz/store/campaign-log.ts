/**
 * How campaigns went, for curves and tables: JSON lines beside their findings, each written at once. What is found goes
 * on with what is there, and so does this, with a start for each campaign. Text after the last newline is no record.
 */
import { appendFileSync, closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { makeFolder } from '../../../schema/file/folder.js';
import type { JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { FuzzEvent } from '../../fuzz-events.js';

/** Milliseconds between two records of progress: an hour of them is some hundred kilobytes. */
const EVERY = 5_000;

export function campaignLog(file: string): (event: FuzzEvent) => void {
  makeFolder(dirname(file));
  leaveWholeLines(file);
  const put = (record: object) => appendFileSync(file, `${stringifyJson(record as unknown as JsonValue)}\n`);
  let logged = -EVERY;
  return (event) => {
    if (event.type === 'note') return;
    if (event.type === 'progress') {
      if (event.ms - logged < EVERY) return;
      logged = event.ms;
    }
    put(event.type === 'finding' ? recordOf(event) : event);
  };
}

/** The finding itself is a file of its own. */
function recordOf({ finding, file, ...when }: Extract<FuzzEvent, { type: 'finding' }>): object {
  const { kind, signature, title, steps, reproduced, run } = finding;
  return { ...when, file: basename(file), kind, signature, title, steps: steps.length, reproduced, run };
}

/** Whoever was killed while writing may have left half a line. */
function leaveWholeLines(file: string): void {
  appendFileSync(file, '');
  const fd = openSync(file, 'r+');
  try {
    ftruncateSync(fd, endOfLines(fd));
  } finally {
    closeSync(fd);
  }
}

/** Behind the last newline; found from the end, for a log may be long. */
function endOfLines(fd: number): number {
  const chunk = Buffer.alloc(CHUNK);
  for (let end = fstatSync(fd).size; end > 0; ) {
    const from = Math.max(0, end - CHUNK);
    const count = readSync(fd, chunk, 0, end - from, from);
    const newline = chunk.subarray(0, count).lastIndexOf(NEWLINE);
    if (newline >= 0) return from + newline + 1;
    end = from;
  }
  return 0;
}

const NEWLINE = 0x0a;
/** Bytes. */
const CHUNK = 65_536;
