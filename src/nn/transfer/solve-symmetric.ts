// Systems of equations with a symmetric, positive definite matrix, by Cholesky's method, in double precision.
// Not responsible for: other matrices.

/** The lower triangle L with L times its transpose = `matrix` (size x size, row by row). RangeError unless positive definite. */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row !== column) lower[row * size + column] = sum / (lower[column * size + column] ?? 1);
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  return lower;
}

/** In place: `vector` becomes the x of L x = vector. */
export function solveLowerInto(vector: Float64Array, lower: Float64Array): void {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * size + k] ?? 0) * (vector[k] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 1);
  }
}

/** In place: `vector` becomes the x of (L transposed) x = vector. */
export function solveUpperInto(vector: Float64Array, lower: Float64Array): void {
  const size = vector.length;
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = vector[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (lower[k * size + row] ?? 0) * (vector[k] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 1);
  }
}
