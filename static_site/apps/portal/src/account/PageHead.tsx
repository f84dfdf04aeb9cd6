import { useEffect, useRef } from "preact/hooks";
import { config } from "../portal";

let first = true;

/** A page's heading. It takes the focus when the customer comes from another page, and names the tab. */
export function PageHead({ title, hidden = false }: { title: string; hidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The very first page leaves the focus where the browser put it.
    if (!first) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    first = false;
  }, []);
  useEffect(() => {
    document.title = `${title} · ${config.name}`;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} class={hidden ? "visually-hidden" : undefined}>
      {title}
    </h1>
  );
}
