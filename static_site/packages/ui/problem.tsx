import type { Problem } from "@ventanilla/api/problems";
import { duration, fill, words } from "@ventanilla/i18n";

/** Describes a problem and the next step, in the reader's language. */
export function explain({ code, status, retryAfter }: Problem): string {
  const { errors } = words.value;
  const { request_id: _, ...sentences } = errors;
  const known = (sentences as Partial<Record<string, string>>)[code];
  if (known !== undefined) {
    return fill(known, { time: duration(retryAfter ?? 60) });
  }
  const byStatus: Readonly<Record<number, string>> = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    409: errors.conflict,
    410: errors.gone,
    413: errors.too_large,
    422: errors.invalid,
    429: fill(errors.too_many_requests, { time: duration(retryAfter ?? 60) }),
  };
  return byStatus[status] ?? (status >= 500 ? errors.internal_error : errors.unknown);
}

/** Whether retrying may succeed. */
function passing({ status, code }: Problem): boolean {
  return status === 0 || status >= 500 || [401, 409, 429].includes(status) || code.startsWith("cursor_");
}

/** A problem as an alert, with its reference and, where that may help, a retry. */
export function ProblemNotice({
  problem,
  says = explain(problem),
  onRetry,
}: {
  problem: Problem;
  /** A more specific description. */
  says?: string;
  onRetry?: (() => void) | undefined;
}) {
  return (
    <div class="notice danger" role="alert">
      <p>{says}</p>
      {onRetry && passing(problem) && (
        <button type="button" class="button" onClick={onRetry}>
          {words.value.actions.retry}
        </button>
      )}
      {problem.requestId && (
        <p class="reference">{fill(words.value.errors.request_id, { id: problem.requestId })}</p>
      )}
    </div>
  );
}
