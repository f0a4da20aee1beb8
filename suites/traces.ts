/** The queries that show what commands have left behind. */
export const TRACES: readonly string[] = [
  'query-block',
  'query-block-exports',
  'query-block-jobs',
  'query-chardev',
  'query-fdsets',
  'query-iothreads',
  'query-jobs',
  'query-memdev',
  'query-named-block-nodes',
  'query-status',
  'query-yank',
  'qom-list',
];
