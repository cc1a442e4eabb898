/** Bytes of sent rows that a session keeps as tables, beside those that were used a moment ago. */
const KEPT_BYTES = 256 << 20;
/** A statement that reads a table has begun by then; what it reads stays until it has ended, whoever drops the table. Milliseconds. */
const IN_USE = 60_000;

interface Upload {
  readonly bytes: number;
  readonly done: Promise<void>;
  used: number;
}

/** The tables that were made of sent rows. They are made again when they are sent again, so those that nobody used for long can go. */
export interface Uploads {
  /** Have the table made, if it is not there. */
  use(name: string, bytes: number, make: () => Promise<void>): Promise<void>;
}

export interface UploadLimits {
  /** Bytes; default 256 MiB. */
  readonly kept?: number;
  /** Milliseconds; default a minute. */
  readonly inUse?: number;
}

/** `drop`: take a table away. */
export function makeUploads(
  drop: (name: string) => Promise<unknown>,
  { kept = KEPT_BYTES, inUse = IN_USE }: UploadLimits = {},
): Uploads {
  /** The one that was used last is the last. */
  const all = new Map<string, Upload>();
  let total = 0;
  const forget = (name: string, upload: Upload): void => {
    if (all.get(name) !== upload) return;
    all.delete(name);
    total -= upload.bytes;
  };
  const letGo = async (now: number): Promise<void> => {
    for (const [name, upload] of all) {
      if (total <= kept || now - upload.used < inUse) return;
      forget(name, upload);
      // the name is not given to new rows before the old ones are gone
      await drop(name).catch(() => undefined);
    }
  };
  return {
    async use(name, bytes, make) {
      const now = Date.now();
      let upload = all.get(name);
      if (upload) {
        all.delete(name);
        upload.used = now;
      } else {
        total += bytes;
        const made: Upload = { bytes, done: letGo(now).then(make), used: now };
        made.done.catch(() => forget(name, made));
        upload = made;
      }
      all.set(name, upload);
      await upload.done;
    },
  };
}
