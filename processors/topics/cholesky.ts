/** The lower triangle L of a symmetric positive definite matrix, A = LLᵀ, in the place of A. */
export function factorise(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i += 1) {
    const rowI = i * size;
    for (let j = 0; j <= i; j += 1) {
      const rowJ = j * size;
      let sum = matrix[rowI + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (matrix[rowI + k] ?? 0) * (matrix[rowJ + k] ?? 0);
      matrix[rowI + j] = i === j ? Math.sqrt(sum) : sum / (matrix[rowJ + j] ?? 1);
    }
  }
  return matrix;
}

/** Solves LLᵀX = B for many right sides at once; B is size × sides, row by row, and is overwritten with X. */
export function solveAll(lower: Float64Array, right: Float64Array, sides: number): Float64Array {
  const size = right.length / sides;
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) subtract(right, { to: i, from: k, sides }, lower[i * size + k] ?? 0);
    divide(right, i, sides, lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    divide(right, i, sides, lower[i * size + i] ?? 1);
    for (let k = 0; k < i; k += 1) subtract(right, { to: k, from: i, sides }, lower[i * size + k] ?? 0);
  }
  return right;
}

function subtract(
  rows: Float64Array,
  { to, from, sides }: { to: number; from: number; sides: number },
  factor: number,
): void {
  if (factor === 0) return;
  const target = to * sides;
  const source = from * sides;
  for (let c = 0; c < sides; c += 1) {
    rows[target + c] = (rows[target + c] ?? 0) - factor * (rows[source + c] ?? 0);
  }
}

function divide(rows: Float64Array, row: number, sides: number, by: number): void {
  const base = row * sides;
  for (let c = 0; c < sides; c += 1) rows[base + c] = (rows[base + c] ?? 0) / by;
}
