// Backward pass of a convolution behind a pooling window: only the places that won their window carry gradient, and
// behind a relu about half of those are zero. So each channel lists its live places, and a weight gradient is a sum
// of patches of the input at those places, an input gradient a scattering of patches of the kernel.
// A patch is the kernel's window cut into vectors: blocks of eight in a row, then groups of four anywhere.
// Not responsible for: which vectors make up a patch (the planner's tables).
import { bytesOf, madd } from './vector';

/**
 * Lists for each channel the places of one image whose gradient is not zero, as pairs (byte offset, gradient).
 * `places` and `gradients` are count x channels. List c starts at lists + c * listBytes and has room for one more
 * than count; lengths[c] becomes its length in bytes.
 */
export function listPlaces(
  places: usize,
  gradients: usize,
  count: i32,
  channels: i32,
  lists: usize,
  listBytes: usize,
  lengths: usize,
): void {
  const stride = bytesOf(channels);
  for (let channel = 0; channel < channels; channel++) {
    let end = lists;
    let p = places;
    let g = gradients;
    for (let i = 0; i < count; i++) {
      const gradient = load<f32>(g);
      store<u32>(end, load<u32>(p));
      store<f32>(end, gradient, 4);
      end += gradient != 0 ? 8 : 0;
      p += stride;
      g += stride;
    }
    store<u32>(lengths, <u32>(end - lists));
    lengths += 4;
    lists += listBytes;
    places += 4;
    gradients += 4;
  }
}

/** target[channel][32 floats] += sum over the channel's list of gradient * 32 floats of x at the place. */
export function sumPatches8(
  lists: usize,
  listBytes: usize,
  lengths: usize,
  channels: i32,
  x: usize,
  target: usize,
  targetBytes: usize,
): void {
  for (let channel = 0; channel < channels; channel++) {
    let entry = lists;
    const end = lists + load<u32>(lengths);
    let c0 = v128.load(target);
    let c1 = v128.load(target, 16);
    let c2 = v128.load(target, 32);
    let c3 = v128.load(target, 48);
    let c4 = v128.load(target, 64);
    let c5 = v128.load(target, 80);
    let c6 = v128.load(target, 96);
    let c7 = v128.load(target, 112);
    while (entry < end) {
      const p = x + load<u32>(entry);
      const g = v128.load32_splat(entry, 4);
      c0 = madd(g, v128.load(p), c0);
      c1 = madd(g, v128.load(p, 16), c1);
      c2 = madd(g, v128.load(p, 32), c2);
      c3 = madd(g, v128.load(p, 48), c3);
      c4 = madd(g, v128.load(p, 64), c4);
      c5 = madd(g, v128.load(p, 80), c5);
      c6 = madd(g, v128.load(p, 96), c6);
      c7 = madd(g, v128.load(p, 112), c7);
      entry += 8;
    }
    v128.store(target, c0);
    v128.store(target, c1, 16);
    v128.store(target, c2, 32);
    v128.store(target, c3, 48);
    v128.store(target, c4, 64);
    v128.store(target, c5, 80);
    v128.store(target, c6, 96);
    v128.store(target, c7, 112);
    lists += listBytes;
    lengths += 4;
    target += targetBytes;
  }
}

/** As sumPatches8 for four vectors of x that lie at four byte offsets from the place. */
export function sumPatches4(
  lists: usize,
  listBytes: usize,
  lengths: usize,
  channels: i32,
  x: usize,
  offsets: usize,
  target: usize,
  targetBytes: usize,
): void {
  const o0 = x + load<u32>(offsets);
  const o1 = x + load<u32>(offsets, 4);
  const o2 = x + load<u32>(offsets, 8);
  const o3 = x + load<u32>(offsets, 12);
  for (let channel = 0; channel < channels; channel++) {
    let entry = lists;
    const end = lists + load<u32>(lengths);
    let c0 = v128.load(target);
    let c1 = v128.load(target, 16);
    let c2 = v128.load(target, 32);
    let c3 = v128.load(target, 48);
    while (entry < end) {
      const p = <usize>load<u32>(entry);
      const g = v128.load32_splat(entry, 4);
      c0 = madd(g, v128.load(o0 + p), c0);
      c1 = madd(g, v128.load(o1 + p), c1);
      c2 = madd(g, v128.load(o2 + p), c2);
      c3 = madd(g, v128.load(o3 + p), c3);
      entry += 8;
    }
    v128.store(target, c0);
    v128.store(target, c1, 16);
    v128.store(target, c2, 32);
    v128.store(target, c3, 48);
    lists += listBytes;
    lengths += 4;
    target += targetBytes;
  }
}

// @ts-ignore: decorator
@inline
function addAt(target: usize, g: v128, w: v128): void {
  v128.store(target, madd(g, w, v128.load(target)));
}

/** x gradient at every place of every channel's list += gradient * 32 floats of the channel's kernel. */
export function scatterPatches8(
  lists: usize,
  listBytes: usize,
  lengths: usize,
  channels: i32,
  xGradient: usize,
  kernel: usize,
  kernelBytes: usize,
): void {
  for (let channel = 0; channel < channels; channel++) {
    let entry = lists;
    const end = lists + load<u32>(lengths);
    const w0 = v128.load(kernel);
    const w1 = v128.load(kernel, 16);
    const w2 = v128.load(kernel, 32);
    const w3 = v128.load(kernel, 48);
    const w4 = v128.load(kernel, 64);
    const w5 = v128.load(kernel, 80);
    const w6 = v128.load(kernel, 96);
    const w7 = v128.load(kernel, 112);
    while (entry < end) {
      const p = xGradient + load<u32>(entry);
      const g = v128.load32_splat(entry, 4);
      addAt(p, g, w0);
      addAt(p + 16, g, w1);
      addAt(p + 32, g, w2);
      addAt(p + 48, g, w3);
      addAt(p + 64, g, w4);
      addAt(p + 80, g, w5);
      addAt(p + 96, g, w6);
      addAt(p + 112, g, w7);
      entry += 8;
    }
    lists += listBytes;
    lengths += 4;
    kernel += kernelBytes;
  }
}

/**
 * As scatterPatches8 for four vectors at four byte offsets. They may overlap (their surplus lanes hold zero weights),
 * so each is written before the next is read.
 */
export function scatterPatches4(
  lists: usize,
  listBytes: usize,
  lengths: usize,
  channels: i32,
  xGradient: usize,
  offsets: usize,
  kernel: usize,
  kernelBytes: usize,
): void {
  const o0 = xGradient + load<u32>(offsets);
  const o1 = xGradient + load<u32>(offsets, 4);
  const o2 = xGradient + load<u32>(offsets, 8);
  const o3 = xGradient + load<u32>(offsets, 12);
  for (let channel = 0; channel < channels; channel++) {
    let entry = lists;
    const end = lists + load<u32>(lengths);
    const w0 = v128.load(kernel);
    const w1 = v128.load(kernel, 16);
    const w2 = v128.load(kernel, 32);
    const w3 = v128.load(kernel, 48);
    while (entry < end) {
      const p = <usize>load<u32>(entry);
      const g = v128.load32_splat(entry, 4);
      addAt(o0 + p, g, w0);
      addAt(o1 + p, g, w1);
      addAt(o2 + p, g, w2);
      addAt(o3 + p, g, w3);
      entry += 8;
    }
    lists += listBytes;
    lengths += 4;
    kernel += kernelBytes;
  }
}

/** patches[column][order[k]] = panels[k][column]: a kernel as patches. `order` holds byte offsets in a patch. */
export function panelsToPatches(
  panels: usize,
  panelBytes: usize,
  depth: i32,
  columns: i32,
  order: usize,
  patches: usize,
  patchBytes: usize,
): void {
  for (let column = 0; column < columns; column++) {
    let source = panels + panelBytes * (column >> 3) + bytesOf(column & 7);
    let at = order;
    for (let k = 0; k < depth; k++) {
      store<f32>(patches + load<u32>(at), load<f32>(source));
      at += 4;
      source += 32;
    }
    patches += patchBytes;
  }
}

/** panels[k][column] = patches[column][order[k]]: a gradient in patches brought to the kernel's layout. */
export function patchesToPanels(
  panels: usize,
  panelBytes: usize,
  depth: i32,
  columns: i32,
  order: usize,
  patches: usize,
  patchBytes: usize,
): void {
  for (let column = 0; column < columns; column++) {
    let target = panels + panelBytes * (column >> 3) + bytesOf(column & 7);
    let at = order;
    for (let k = 0; k < depth; k++) {
      store<f32>(target, load<f32>(patches + load<u32>(at)));
      at += 4;
      target += 32;
    }
    patches += patchBytes;
  }
}
