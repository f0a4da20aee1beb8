/** What all views share. */
import { computed, signal } from '@preact/signals';
import { BLOCKS } from '../blocks.js';
import type { ReportCoverage, ReportDetails, ReportFindings, ReportIndex } from '../data.js';
import { worstBySubject } from '../model/changes.js';
import { countColumns } from '../model/counts.js';
import { searchTexts } from '../model/filter.js';
import { parseRoute } from '../model/route.js';
import { matrixRows } from '../model/rows.js';
import { unpack } from './unpack.js';

/** Set before the first view is shown. */
export const index = signal<ReportIndex>({
  tool: '',
  ids: [],
  titles: [],
  levels: [],
  citations: [],
  reasons: [],
  targets: [],
  comparisons: [],
  campaigns: [],
});
/** Null until the first case is opened. */
export const details = signal<ReportDetails | null>(null);
/** Null until somebody looks at coverage. */
export const coverage = signal<ReportCoverage | null>(null);
/** Null until the first finding is opened. */
export const findings = signal<ReportFindings | null>(null);
/** Places of the cases that the list showed last: what `j` and `k` go through from a case. */
export const listed = signal<readonly number[]>([]);
export const route = signal(parseRoute(location.hash));

export const texts = computed(() => searchTexts(index.value));
export const placeOf = computed(() => new Map(index.value.ids.map((id, place) => [id, place])));
export const rows = computed(() => matrixRows(index.value));
export const worstChanges = computed(() => worstBySubject(index.value.comparisons));
export const columnCounts = computed(() => countColumns(index.value));

/** These read what is only needed by and by, if nobody has. */
export async function readDetails(): Promise<void> {
  details.value ??= await unpack<ReportDetails>(BLOCKS.details);
}

export async function readCoverage(): Promise<void> {
  coverage.value ??= await unpack<ReportCoverage>(BLOCKS.coverage);
}

export async function readFindings(): Promise<void> {
  findings.value ??= await unpack<ReportFindings>(BLOCKS.findings);
}
