import type { ContractMark } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { say } from "./words";

interface Props {
  /** The reader's own fields. */
  marks: readonly ContractMark[];
  page: { readonly number: number; readonly width: number; readonly height: number };
}

const percent = (part: number, whole: number) => `${String((100 * part) / whole)}%`;

/** An overlay of a page that marks where the reader's signature and data will be placed. */
export function Places({ marks, page }: Props) {
  const words = say().places;
  const here = marks.filter((mark) => mark.page === page.number);
  return here.length === 0 ? null : (
    <ul class="places" aria-label={fill(words.on_page, { number: page.number + 1 })}>
      {here.map((mark) => (
        <li
          key={mark.mark_id}
          class="place"
          style={{
            left: percent(mark.x, page.width),
            top: percent(mark.y, page.height),
            width: percent(mark.width, page.width),
            height: percent(mark.height, page.height),
          }}
        >
          {mark.label || words.kinds[mark.kind]}
        </li>
      ))}
    </ul>
  );
}
