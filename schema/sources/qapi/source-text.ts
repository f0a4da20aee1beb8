/** The text of a schema, ready to be scanned, and how its lines relate to those of the file. */

export interface Source {
  /** Line numbers of a page stripped, comments of a one-line schema on lines of their own. */
  text: string;
  /** Line of the file, from 1, for each line of `text`; null: they are the same. */
  physical: Uint32Array | null;
  /** How many lines the page lost before each line of `text`, from its beginning; null: none. */
  lost: Uint32Array | null;
  /** Lines within definitions are indented: one at the margin begins something. */
  indented: boolean;
  /** Comments say of a member that it is `#optional`. */
  marksOptional: boolean;
  /** What had to be undone, as a sentence for a diagnostic. */
  undone: string | null;
}

/** What undoes one kind of damage to lines. */
export type Undone = Omit<Source, 'indented' | 'marksOptional'>;
