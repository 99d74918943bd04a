/** How a field's id, the round of the form, and the piece of a long text stand in a `block_id`. */
export interface FieldBlock {
  readonly field: string;
  readonly round: number;
  /** Which piece of a text too long for one input; 0 for the first. */
  readonly piece: number;
  readonly isRestore: boolean;
}

/**
 * Slack keeps what a person typed as long as block and action stay the same, so a form that shows itself again with other
 * words needs other ids: the round makes them so.
 */
export function blockIdOf({ field, round, piece, isRestore }: FieldBlock): string {
  return `${field}#${round}.${piece}${isRestore ? '!' : ''}`;
}

export function fieldOfBlock(blockId: string): FieldBlock | null {
  const [, field, round, piece, restore] = /^([\w-]+)#(\d+)\.(\d+)(!?)$/.exec(blockId) ?? [];
  if (field === undefined) return null;
  return { field, round: Number(round), piece: Number(piece), isRestore: restore === '!' };
}
