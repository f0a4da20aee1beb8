/** The shape of an entry of the table of resources. */
import type { JsonObject } from '../json.js';

/** A query that lists resources of a kind. */
export interface Listing {
  query: string;
  /** It lists them where it is asked with these. */
  arguments?: Readonly<Record<string, string>>;
  /** Members that lead to the name; `*`: every element of a list. */
  path: readonly string[];
  /** It shows nothing that the first listing of the resource does not show. */
  part?: true;
  /** It lists only those that were made with this argument. */
  madeWith?: readonly [argument: string, value: string];
}

/** Something that commands make, and that others name, list and remove. */
export interface Resource {
  name: string;
  /** Command → the arguments that name the new one: none where there is but one. The first is the usual command. */
  make: Readonly<Record<string, readonly string[]>>;
  /** The same for those that go by themselves, with what made them. */
  makeForAWhile?: Readonly<Record<string, readonly string[]>>;
  /** The argument of the usual command which says of what kind it is. */
  kind?: string;
  /** Its kinds are QOM types. */
  ofQom?: true;
  /** The option of the command line that makes one; its first word is the kind. */
  option?: string;
  /** Command → the arguments that name it; null: any number of them may go. */
  remove: Readonly<Record<string, readonly string[] | null>>;
  /** Arguments beside the name with which it is removed even while somebody uses it. */
  force?: JsonObject;
  /** The event that says that one is gone, which may be later than the reply, and its member that names it. */
  gone?: { event: string; member: string };
  /** Only a guest can let it go. */
  needsGuest?: true;
  lists?: readonly Listing[];
  /** Commands that need one, and their arguments that name it, or hold the name. */
  use?: Readonly<Record<string, readonly string[]>>;
  /** Where it stands in the object tree, by its name. */
  home?: string;
  /** With this argument a new one may stay out of the lists. */
  hiddenWith?: string;
  /** Arguments beside the name of one that takes neither file nor guest nor network. */
  example?: JsonObject;
  /** Making one takes a file descriptor that is passed along: a name is not enough. */
  ofDescriptor?: true;
}
