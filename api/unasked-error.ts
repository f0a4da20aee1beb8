/** Something that a file asks for and that is not done without the user's own word. The message is one sentence. */
export class UnaskedError extends Error {}
