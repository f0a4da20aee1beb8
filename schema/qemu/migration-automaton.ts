/** MigrationStatus → what a MIGRATION event may say next, on either side, in any version from 5.2 to 10.0. Only judges read it. */

const OVER = ['setup', 'none'];
const BREAKS = ['cancelling', 'failed'];

export const MIGRATION_TRANSITIONS: Readonly<Record<string, readonly string[]>> = {
  none: ['setup', 'active', 'failed'],
  // The destination of 5.2 to 7.2 sets up anew where it is to recover.
  setup: ['active', 'wait-unplug', 'postcopy-active', 'postcopy-recover', 'colo', ...BREAKS, 'setup'],
  'wait-unplug': ['setup', 'active', ...BREAKS],
  active: ['pre-switchover', 'device', 'postcopy-device', 'postcopy-active', 'completed', 'colo', ...BREAKS],
  'pre-switchover': ['device', 'postcopy-active', 'active', ...BREAKS],
  device: ['completed', 'active', 'colo', 'postcopy-active', ...BREAKS],
  'postcopy-device': ['postcopy-active', ...BREAKS],
  'postcopy-active': ['completed', 'postcopy-paused', ...BREAKS],
  'postcopy-paused': ['setup', 'postcopy-recover', 'postcopy-recover-setup', ...BREAKS],
  'postcopy-recover-setup': ['postcopy-recover', 'postcopy-paused', ...BREAKS],
  'postcopy-recover': ['postcopy-active', 'postcopy-paused', ...BREAKS],
  colo: ['completed', 'active', ...BREAKS],
  cancelling: ['cancelled', 'failed'],
  cancelled: OVER,
  completed: [...OVER, 'colo'],
  failed: OVER,
};
