import type { Problem } from "@ventanilla/api/problems";
import { type Plural, plural } from "@ventanilla/i18n";
import type { Pages } from "./pages";
import { explain, ProblemNotice } from "./problem";

/** The words of a `Pager`. */
export interface PagerWords {
  /** The number of rows that are shown. */
  readonly shown: Plural;
  readonly more: string;
  /** On the button while the next page is loading. */
  readonly wait: string;
}

interface PagerProps<T> {
  pages: Pages<T>;
  words: PagerWords;
  /** Describes a failure, where the app has its own sentences. */
  explainProblem?: ((problem: Problem) => string) | undefined;
}

/** The foot of a list: how many rows are shown, and a button for the next page. */
export function Pager<T>({ pages, words, explainProblem = explain }: PagerProps<T>) {
  const { items, busy, hasMore, problem } = pages;
  if (problem.value !== null) {
    const retry =
      items.value === null || problem.value.code.startsWith("cursor_") ? pages.reload : pages.more;
    return <ProblemNotice problem={problem.value} says={explainProblem(problem.value)} onRetry={retry} />;
  }
  // A page may be empty and still have a next one, where the matches are further back.
  if (items.value === null || (items.value.length === 0 && !hasMore.value)) {
    return null;
  }
  return (
    <div class="pager">
      <p class="soft" role="status">
        {plural(words.shown, items.value.length)}
      </p>
      {hasMore.value && (
        <button type="button" class="button" aria-disabled={busy.value || undefined} onClick={pages.more}>
          {busy.value ? words.wait : words.more}
        </button>
      )}
    </div>
  );
}
