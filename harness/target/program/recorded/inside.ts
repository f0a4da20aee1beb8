/** Whether a value of an option stays within the scratch directory, whatever it is the value of. */

/** What the harness fills in, whole or as the directory of a name. */
const PLACED = /^(unix:|tcp:|file:)?(\{qmp\d?\}|\{tcp\}|\{dir\}(\/[\w.-]+)*)$/;

/** Ways of QEMU's to name programs, other machines, and files by more than their name. */
const REACHES =
  /\b(exec|cmd):|^(json|fat|nbd|ssh|https?|ftps?|tftp|rbd|iscsi|nfs|gluster|sheepdog|vxhs|nvme|host_\w+|rdma|fd|tcp|udp|telnet|websocket|wss?|vsock)(\+\w+)?:/i;

export function staysInside(value: string): boolean {
  if (value.includes('..')) return false;
  // A relative name is one of the scratch directory, where QEMU's programs are started.
  return PLACED.test(value) || !(value.includes('/') || value.includes('{') || REACHES.test(value));
}
