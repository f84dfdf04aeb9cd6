import { useRef } from "preact/hooks";
import { header } from "@ventanilla/api/console";

/**
 * The headers of something that is made: the same content, sent again because its answer was lost, is made once. Other
 * content is another thing, and gets another key.
 */
export function useIdempotency() {
  const sent = useRef<{ content: string; key: string } | null>(null);
  return (content: unknown) => {
    const text = JSON.stringify(content);
    if (sent.current?.content !== text) {
      sent.current = { content: text, key: crypto.randomUUID() };
    }
    return { ...header, "Idempotency-Key": sent.current.key };
  };
}

export type IdempotencyHeader = ReturnType<ReturnType<typeof useIdempotency>>;
