/** The elements of the document that hold packed data, by what they hold. */
export const BLOCKS = {
  index: 'report-index',
  details: 'report-details',
  coverage: 'report-coverage',
  findings: 'report-findings',
} as const;
