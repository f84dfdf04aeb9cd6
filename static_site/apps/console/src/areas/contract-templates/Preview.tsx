import { fill, plural } from "@ventanilla/i18n";
import { ProblemBox, Skeleton, startDownload } from "../../kit";
import type { usePreview } from "./preview";
import { say } from "./words";

interface PreviewProps {
  preview: ReturnType<typeof usePreview>;
  /** Whether the text is empty. */
  empty: boolean;
}

/** The first pages of the document, with example values for its tags. */
export function Preview({ preview, empty }: PreviewProps) {
  const words = say();
  const { shown, problem, busy } = preview;
  const pages = shown.value;
  const isFault = (problem.value?.fields.length ?? 0) > 0;
  return (
    <div class="template-preview" aria-busy={busy.value || undefined}>
      {empty && pages === null && <p class="soft">{words.preview_empty}</p>}
      {!empty && pages === null && problem.value === null && <Skeleton kind="figure" count={1} />}
      {problem.value && isFault && <p class="locked">{words.preview_stale}</p>}
      {problem.value && !isFault && <ProblemBox problem={problem.value} sentences={words.errors} />}
      {pages !== null && (
        <>
          <p class="template-preview-head">
            <span class="soft">{plural(words.pages, pages.pages)}</span>
            <button
              type="button"
              class="button quiet small"
              onClick={() => startDownload(pages.download_url, "")}
            >
              {words.preview_pdf}
            </button>
          </p>
          <ol class="template-pages">
            {pages.items.map((page) => (
              <li key={page.number}>
                <img
                  src={page.url}
                  alt={fill(words.page_text, { number: page.number + 1, text: page.text })}
                  width={page.width}
                  height={page.height}
                  loading="lazy"
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
