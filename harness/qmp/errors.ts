/** Ways a conversation fails to go on; the runner turns them into verdicts. */

/** What was due when the conversation broke off: the reply to a command, or (null) the greeting. */
export interface Due {
  command: string | null;
  /** Milliseconds that it was waited for, where it was waited for in vain. */
  waited?: number;
  /** What came instead, in words. */
  instead?: string;
  /** The connection was closed already when the request was to be sent. */
  unsent?: true;
}

/** The server did not answer in time. */
export class NoReply extends Error {
  override name = 'NoReply';
  constructor(
    message: string,
    readonly due: Due = { command: null },
  ) {
    super(message);
  }
}

/** The connection ended while something was still expected of it. */
export class SessionClosed extends Error {
  override name = 'SessionClosed';
  constructor(
    message: string,
    readonly due: Due = { command: null },
  ) {
    super(message);
  }
}

/** What was waited for may have come, and was not read: the message was too large, or more came than is kept. */
export class Unread extends NoReply {
  override name = 'Unread';
}
