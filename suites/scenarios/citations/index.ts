/** All of them: a new area is a file of data and a line here. */
import type { SentenceCite } from '../../references.js';
import { blockCitations } from './block.js';
import { jobsCitations } from './jobs.js';
import { machineControlCitations } from './machine-control.js';
import { machineServicesCitations } from './machine-services.js';
import { objectsCitations } from './objects.js';
import { type CitationTable, citesFrom } from './table.js';

export const CITATIONS: readonly CitationTable[] = [
  blockCitations,
  jobsCitations,
  objectsCitations,
  machineControlCitations,
  machineServicesCitations,
];

/** What one of our scenarios stands on; empty: on no text. */
export function citesOf(id: string): SentenceCite[] {
  return citesFrom(CITATIONS, id);
}
