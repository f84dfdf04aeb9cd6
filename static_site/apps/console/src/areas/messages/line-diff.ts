/** A line of a diff: in both texts, or only in one. */
export interface DiffLine {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Above this many pairs of lines the whole text counts as changed. */
const MOST_PAIRS = 1_000_000;

/** The line diff of two texts, by longest common subsequence. */
export function lineDifference(before: string, after: string): DiffLine[] {
  const [old, now] = [before, after].map((text) => (text === "" ? [] : text.split("\n"))) as [
    string[],
    string[],
  ];
  if (old.length * now.length > MOST_PAIRS) {
    return [...old.map(line("gone")), ...now.map(line("new"))];
  }
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      found.push(line("same")(old[row] ?? ""));
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      found.push(line("gone")(old[row] ?? ""));
      row += 1;
    } else {
      found.push(line("new")(now[column] ?? ""));
      column += 1;
    }
  }
  return [...found, ...old.slice(row).map(line("gone")), ...now.slice(column).map(line("new"))];
}

const line = (kind: DiffLine["kind"]) => (text: string) => ({ kind, text });
