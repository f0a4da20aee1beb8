/** An error reply in the making. */

export type ErrorClass =
  | 'GenericError'
  | 'CommandNotFound'
  | 'DeviceNotActive'
  | 'DeviceNotFound'
  | 'KVMMissingCap';

export class QmpError extends Error {
  constructor(
    desc: string,
    readonly errorClass: ErrorClass = 'GenericError',
  ) {
    super(desc);
  }
}
