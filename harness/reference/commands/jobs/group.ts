/** Jobs of one transaction that are to end together: none goes on before all have done their work. */
export interface GroupMember {
  readonly status: string;
  readonly over: boolean;
  /** Goes on after waiting. */
  proceed(): void;
  abort(): void;
}

export class Group {
  private readonly members: GroupMember[] = [];
  /** The transaction still starts jobs. */
  private open = true;

  join(member: GroupMember): void {
    this.members.push(member);
  }

  close(): void {
    this.open = false;
    this.arrived();
  }

  /** One of them has done its work. */
  arrived(): void {
    if (this.open || this.members.some(({ status }) => status !== 'waiting')) return;
    for (const member of this.members) member.proceed();
  }

  /** One of them was cancelled: so are the others. */
  abort(): void {
    for (const member of this.members) if (!member.over) member.abort();
  }
}
