/** The error classes that QMP has documented, of all versions. DeviceEncrypted and MigrationExpected went before 2.8 (W11). */
export const ERROR_CLASSES: ReadonlySet<string> = new Set([
  'GenericError',
  'CommandNotFound',
  'DeviceNotActive',
  'DeviceNotFound',
  'KVMMissingCap',
  'DeviceEncrypted',
  'MigrationExpected',
]);
