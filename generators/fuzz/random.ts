/** Random numbers that depend on a seed and a stream only, in the shape that fast-check's arbitraries draw from. */
import { Random } from 'fast-check';

/** Streams of one seed are independent: each run of a campaign has its own, whatever the others do. */
export function randomOf(seed: number, stream: number): Random {
  const source = new Xorshift(mix(seed), mix(stream ^ 0x5bd1e995), mix(seed + stream), 0x9e3779b9);
  for (let warm = 0; warm < 16; warm++) source.next();
  return new Random(source);
}

/** Marsaglia's xorshift128: small, fast, and the same everywhere. */
class Xorshift {
  constructor(
    private x: number,
    private y: number,
    private z: number,
    private w: number,
  ) {}

  clone(): Xorshift {
    return new Xorshift(this.x, this.y, this.z, this.w);
  }

  next(): number {
    const t = this.x ^ (this.x << 11);
    this.x = this.y;
    this.y = this.z;
    this.z = this.w;
    this.w = this.w ^ (this.w >>> 19) ^ t ^ (t >>> 8);
    return this.w | 0;
  }

  getState(): readonly number[] {
    return [this.x, this.y, this.z, this.w];
  }
}

/** Neighbouring numbers become unlike ones. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
