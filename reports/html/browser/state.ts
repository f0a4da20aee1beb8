/** What all views share. */
import { computed, signal } from '@preact/signals';
import { BLOCKS } from '../blocks.js';
import type { ReportDetails, ReportIndex } from '../data.js';
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
});
/** Null until the first case is opened. */
export const details = signal<ReportDetails | null>(null);
export const route = signal(parseRoute(location.hash));

export const texts = computed(() => searchTexts(index.value));
export const placeOf = computed(() => new Map(index.value.ids.map((id, place) => [id, place])));
export const rows = computed(() => matrixRows(index.value));
export const worstChanges = computed(() => worstBySubject(index.value.comparisons));
export const columnCounts = computed(() => countColumns(index.value));

/** Reads the details, if nobody has. */
export async function readDetails(): Promise<void> {
  details.value ??= await unpack<ReportDetails>(BLOCKS.details);
}
