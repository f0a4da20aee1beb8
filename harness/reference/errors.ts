/** An error reply in the making. */

export type ServerErrorClass =
  | 'GenericError'
  | 'CommandNotFound'
  | 'DeviceNotActive'
  | 'DeviceNotFound'
  | 'KVMMissingCap';

export class QmpError extends Error {
  constructor(
    desc: string,
    readonly errorClass: ServerErrorClass = 'GenericError',
  ) {
    super(desc);
  }
}
