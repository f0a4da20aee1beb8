/** Commands that make one block job, named by `job-id`, or else by `device`. */
export const MAKERS = [
  'block-stream',
  'block-commit',
  'drive-mirror',
  'blockdev-mirror',
  'drive-backup',
  'blockdev-backup',
];
