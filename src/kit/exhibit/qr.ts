// An address as a QR code, made on this device: the outline of its dark modules, for an SVG. Loaded when first wanted.
// Not responsible for: drawing it or for whether others can reach the address.
import makeCode from 'qrcode-generator';

export interface QrCode {
  /** Modules on a side, with the quiet zone of four on each side that the standard asks for. */
  readonly size: number;
  /** SVG path in a view box of `size` by `size`. */
  readonly path: string;
}

const QUIET_ZONE = 4;

/** Null when the text is longer than a QR code can hold (2,953 bytes at the lowest error correction). */
export function qrCode(text: string): QrCode | null {
  // The more redundancy the easier to read from the back of a hall; long addresses take the lowest.
  const code = attempt(text, 'M') ?? attempt(text, 'L');
  if (code === null) return null;
  const count = code.getModuleCount();
  const rows: string[] = [];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) rows.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`);
    }
  }
  return { size: count + 2 * QUIET_ZONE, path: rows.join('') };
}

function attempt(text: string, correction: 'L' | 'M'): ReturnType<typeof makeCode> | null {
  try {
    // Type 0: the smallest that holds the text.
    const code = makeCode(0, correction);
    code.addData(text, 'Byte');
    code.make();
    return code;
  } catch {
    // The library throws a string when the text is too long.
    return null;
  }
}
