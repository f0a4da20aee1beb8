/** What there is to say against a document that somebody names. */
import { allRemarks, type Remark, remarks } from '../schema/lint/index.js';
import type { Reading } from '../schema/sources/text/entity.js';
import { mainFileOf } from './reading.js';

export type { Remark };

/** `place`: the file that lines of the document's main part count in. */
export interface Remarks {
  place: string;
  remarks: Remark[];
}

/** `all`: contradictions, too. */
export function remarksOn(name: string, reading: Reading, { all }: { all: boolean }): Remarks {
  return { place: mainFileOf(name) ?? name, remarks: all ? allRemarks(reading) : remarks(reading) };
}
