/** Events that come at most once a second, and the member of their data that tells those apart that are limited separately. */

/** Milliseconds between two. */
export const INTERVAL = 1_000;

export interface Limited {
  event: string;
  key?: string;
  /** Of its documentation, see cite.ts. */
  line: number;
}

export const LIMITED: readonly Limited[] = [
  { event: 'RTC_CHANGE', line: 554 },
  { event: 'WATCHDOG', line: 303 },
  { event: 'BALLOON_CHANGE', line: 1104 },
  { event: 'QUORUM_REPORT_BAD', key: 'node-name', line: 5635 },
  { event: 'QUORUM_FAILURE', line: 5593 },
  { event: 'VSERPORT_CHANGE', key: 'id', line: 765 },
  { event: 'MEMORY_DEVICE_SIZE_CHANGE', key: 'qom-path', line: 1399 },
];

/** Limited in newer versions: their own time may be older than that of events which came before them. */
export const MAY_BE_LATE: ReadonlySet<string> = new Set([
  ...LIMITED.map(({ event }) => event),
  'BLOCK_IO_ERROR',
  'HV_BALLOON_STATUS_REPORT',
]);
