import type { ComponentChildren } from "preact";
import { Drawing } from "./icons";

interface EmptyProps {
  drawing: "empty" | "nothing" | "off";
  title: string;
  children: ComponentChildren;
  action?: ComponentChildren;
}

/** What will appear here and what to do, where there is nothing yet. */
export function EmptyState({ drawing, title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <h3>{title}</h3>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Grey bars of the size of what is being loaded, so that nothing moves when it comes. */
export function Skeleton({ kind, count = 1 }: { kind: "text" | "figure" | "row"; count?: number }) {
  return (
    <div class="skeletons" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} class={`skeleton ${kind}`} />
      ))}
    </div>
  );
}
