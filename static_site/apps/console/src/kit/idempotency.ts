import { useRef } from "preact/hooks";
import { header } from "@ventanilla/api/console";

/**
 * The headers of a request that creates something, with an idempotency key: retrying the same content creates one.
 * Other content gets another key.
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
