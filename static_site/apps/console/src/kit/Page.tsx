import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { session } from "../session";

/** Whether the document was just loaded: the focus then starts at its top, where the menu can be skipped. */
let untouched = true;
for (const kind of ["keydown", "pointerdown"]) {
  window.addEventListener(kind, () => (untouched = false), { capture: true, once: true });
}

interface PageProps {
  title: string;
  /** A sentence under the title that says what the page is for. */
  lead?: ComponentChildren;
  /** Buttons and links to the right of the title. */
  actions?: ComponentChildren;
  /** The link to the parent page. */
  back?: { readonly href: string; readonly label: string };
  /** Whether the page needs the full width, as for a preview next to a form. */
  wide?: boolean;
  children: ComponentChildren;
}

/** A page of an area. Its title gets the focus when the page opens, so that screen readers start there. */
export function Page({ title, lead, actions, back, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const business = session.value?.tenant.name;
  useEffect(() => {
    document.title = business === undefined ? title : `${title} · ${business}`;
  }, [title, business]);
  useEffect(() => {
    const { activeElement } = document;
    // Dialogs and fields keep the focus.
    if (!untouched && (activeElement === document.body || activeElement?.closest("#menu"))) {
      heading.current?.focus();
    }
  }, []);
  return (
    <div class={wide ? "page wide" : "page"}>
      {back && (
        <a class="page-back" href={back.href}>
          {back.label}
        </a>
      )}
      <div class="page-head">
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface GroupProps {
  title: string;
  /** The element's id, for anchors. */
  id?: string;
  explanation?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A section of a page with a heading. */
export function Group({ title, id, explanation, actions, children }: GroupProps) {
  return (
    <section class="card group" id={id} aria-label={title}>
      <div class="group-head">
        <div>
          <h2>{title}</h2>
          {explanation && <p class="soft">{explanation}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
