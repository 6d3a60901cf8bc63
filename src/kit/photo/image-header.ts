// What the first bytes of a file say: which kind of image it is and how large, before anything is decoded.
// Not responsible for: decoding (the browser's) or refusing (read-photo.ts).

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'bmp' | 'svg' | 'heic' | 'tiff' | 'unknown';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** As stored, before any rotation that the file asks for; null where the bytes don't tell. */
  readonly size: { readonly height: number; readonly width: number } | null;
}

type Size = ImageHeader['size'];

function text(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function sizeOf(width: number, height: number): Size {
  return width > 0 && height > 0 ? { width, height } : null;
}

/** Walks the segments to the frame header (SOF0 ... SOF15, less the three that are no frame). */
function jpegSize(view: DataView): Size {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isPadding = marker === 0xff;
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5));
    if (isPadding) at += 1;
    else if (isBare) at += 2;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function webpSize(view: DataView, bytes: Uint8Array): Size {
  if (view.byteLength < 30) return null;
  switch (text(bytes, 12, 4)) {
    case 'VP8 ':
      return sizeOf(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return sizeOf((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sizeOf(
        (view.getUint32(24, true) & 0xffffff) + 1,
        (view.getUint16(27, true) | (view.getUint8(29) << 16)) + 1,
      );
    default:
      return null;
  }
}

/** The largest `ispe` box: the whole picture, where tiles have one of their own. */
function avifSize(view: DataView, bytes: Uint8Array): Size {
  let largest: Size = null;
  for (let at = 0; at + 16 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x69 || text(bytes, at, 4) !== 'ispe') continue;
    const size = sizeOf(view.getUint32(at + 8), view.getUint32(at + 12));
    if (size && (!largest || size.width * size.height > largest.width * largest.height)) largest = size;
  }
  return largest;
}

/** ISO base media: the brands of the `ftyp` box tell AVIF from HEIC. */
function brandsOf(view: DataView, bytes: Uint8Array): readonly string[] {
  const end = Math.min(bytes.length, view.getUint32(0));
  const brands = [];
  for (let at = 8; at + 4 <= end; at += 4) brands.push(text(bytes, at, 4));
  return brands;
}

function startsWith(bytes: Uint8Array, ...prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

/** Markup: an optional byte order mark, prolog, comments and doctype, then an svg element somewhere near. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).replaceAll('\0', '').trimStart();
  return start.startsWith('<') && /<svg[\s>]/i.test(start);
}

/** Reads the header from the first bytes of a file; a few hundred kilobytes do. Never throws. */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { format: 'jpeg', size: jpegSize(view) };
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return { format: 'png', size: bytes.length < 24 ? null : sizeOf(view.getUint32(16), view.getUint32(20)) };
  }
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') {
    return { format: 'webp', size: webpSize(view, bytes) };
  }
  if (/^GIF8[79]a/.test(text(bytes, 0, 6))) {
    return { format: 'gif', size: bytes.length < 10 ? null : sizeOf(view.getUint16(6, true), view.getUint16(8, true)) };
  }
  if (startsWith(bytes, 0x42, 0x4d) && bytes.length >= 26) {
    return { format: 'bmp', size: sizeOf(view.getInt32(18, true), Math.abs(view.getInt32(22, true))) };
  }
  if (text(bytes, 4, 4) === 'ftyp' && bytes.length >= 16) {
    const brands = brandsOf(view, bytes);
    if (brands.some((brand) => brand === 'avif' || brand === 'avis')) {
      return { format: 'avif', size: avifSize(view, bytes) };
    }
    const isHeic = brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand));
    return { format: isHeic ? 'heic' : 'unknown', size: null };
  }
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) {
    return { format: 'tiff', size: null };
  }
  return { format: looksLikeSvg(bytes) ? 'svg' : 'unknown', size: null };
}
