import type { ComponentChildren } from "preact";
import { Drawing } from "./icons";

interface EmptyProps {
  drawing: "empty" | "nothing" | "off";
  title: string;
  /** The level of the heading. */
  level?: "h2" | "h3";
  children: ComponentChildren;
  action?: ComponentChildren;
}

/** An empty place: what will appear here and what to do. */
export function EmptyState({ drawing, title, level: Heading = "h2", children, action }: EmptyProps) {
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Grey bars of the size of what is being loaded, so that nothing moves when it appears. */
export function Skeleton({ kind, count = 1 }: { kind: "text" | "figure" | "row"; count?: number }) {
  return (
    <div class="skeletons" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} class={`skeleton ${kind}`} />
      ))}
    </div>
  );
}
