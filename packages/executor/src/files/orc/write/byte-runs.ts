import { Bytes } from '../../../arrow/bytes.js';

/** A run is worth its two bytes from here on. */
const [SHORTEST, LONGEST, MOST_LITERALS] = [3, 130, 128];

/** Bytes, with runs of one value put shortly. */
export class ByteRuns {
  readonly out = new Bytes();
  private literals: number[] = [];
  /** How many of the last literals are equal; above `SHORTEST` there is a run, and its value is the only literal. */
  private equal = 0;

  write(byte: number): void {
    const last = this.literals.at(-1);
    if (this.equal > SHORTEST || (this.equal === SHORTEST && this.literals.length === 1)) {
      if (byte === last && this.equal < LONGEST) {
        this.equal++;
        return;
      }
      this.flush();
    }
    this.equal = this.literals.length > 0 && byte === last ? this.equal + 1 : 1;
    this.literals.push(byte);
    if (this.equal === SHORTEST) {
      this.literals.length -= SHORTEST;
      this.flushLiterals();
      this.literals.push(byte);
    } else if (this.literals.length === MOST_LITERALS) this.flush();
  }

  private flushLiterals(): void {
    const { literals, out } = this;
    if (literals.length > 0) out.append(Uint8Array.from([256 - literals.length, ...literals]));
    this.literals = [];
  }

  flush(): void {
    if (this.equal >= SHORTEST) {
      this.out.append(Uint8Array.of(this.equal - SHORTEST, this.literals[0] as number));
      this.literals = [];
    } else this.flushLiterals();
    this.equal = 0;
  }
}

/** Booleans as the bits of such bytes, the highest first. */
export class Booleans {
  private readonly bytes = new ByteRuns();
  private bits = 0;
  private held = 0;

  get out(): Bytes {
    return this.bytes.out;
  }

  write(value: boolean): void {
    this.bits = this.bits * 2 + (value ? 1 : 0);
    if (++this.held < 8) return;
    this.bytes.write(this.bits);
    this.bits = 0;
    this.held = 0;
  }

  flush(): void {
    if (this.held > 0) this.bytes.write(this.bits << (8 - this.held));
    this.bits = 0;
    this.held = 0;
    this.bytes.flush();
  }
}
