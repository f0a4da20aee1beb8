/** Ways a conversation fails to go on; the runner turns them into verdicts. */

/** The server did not answer in time. */
export class NoReply extends Error {
  override name = 'NoReply';
}

/** The connection ended while something was still expected of it. */
export class SessionClosed extends Error {
  override name = 'SessionClosed';
}
