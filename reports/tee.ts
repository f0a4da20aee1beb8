import type { Report } from '../harness/results.js';

/** Several reports as one: each gets every event, and each is completed even if another cannot be. */
export function teeReport(reports: readonly Report[]): Report {
  return {
    event(event) {
      for (const report of reports) report.event(event);
    },
    async close() {
      const ends = await Promise.allSettled(reports.map((report) => report.close()));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
  };
}
