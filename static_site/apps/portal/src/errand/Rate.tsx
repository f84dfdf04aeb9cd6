import { type Signal, useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Rated } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Scores } from "@ventanilla/ui/scores";
import { Skeleton } from "@ventanilla/ui/states";
import { api } from "../session";
import type { Errand } from "../stage";
import { say } from "./words";

const { http, once, at, header } = api;

/** What is asked about, what was answered, and sending it. */
function useRating(token: string) {
  const { value, problem } = useLoad(token, () =>
    once((signal) =>
      http.POST("/portal/{tenant}/ratings/shown", { params: { path: at, header }, body: { token }, signal }),
    ),
  );
  const score = useSignal(0);
  const comment = useSignal("");
  const busy = useSignal(false);
  const done = useSignal<number | null>(null);
  const failed = useSignal<Problem | null>(null);

  const send = async () => {
    if (busy.value || score.value === 0) {
      return;
    }
    busy.value = true;
    failed.value = null;
    const result = await once((signal) =>
      http.POST("/portal/{tenant}/ratings", {
        params: { path: at, header },
        body: { token, score: score.value, comment: comment.value },
        signal,
      }),
    );
    busy.value = false;
    if (result.ok) {
      done.value = result.value.rating;
    } else {
      failed.value = result.problem;
    }
  };
  return {
    about: value.value,
    unread: problem.value,
    failed: failed.value,
    score,
    comment,
    busy,
    done,
    send,
  };
}

/**
 * How it went, from the mail that asks. The score pressed there is named and not chosen: a program that follows the
 * mail's links and presses every button would say it in the customer's name.
 */
export function Rate({ errand: { token, more } }: { errand: Errand }) {
  const { about, unread, failed, score, comment, busy, done, send } = useRating(token);
  const { rate, loading } = say();
  const given = done.value ?? about?.rating ?? null;
  const over = unread ?? failed;
  const told = over !== null && ["rating_over", "rated_already"].includes(over.code);
  return (
    <form
      class="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {about !== null && <About {...about} />}
      {about === null && unread === null && (
        <div role="status" aria-label={loading}>
          <Skeleton kind="text" count={3} />
        </div>
      )}
      {over !== null && <ProblemNotice problem={over} {...(told && { says: rate.over })} />}
      {given !== null && (
        <p class="notice success" role="status">
          {done.value !== null && `${rate.thanks} `}
          {fill(rate.given, { count: given })}
        </p>
      )}
      {isAsked(about, done.value) && (
        <Question score={score} comment={comment} busy={busy.value} pressed={pressedIn(more)} />
      )}
    </form>
  );
}

/** Whether it can be said how it went: for the first time, or so soon after that it can be thought over. */
const isAsked = (about: Rated | null, done: number | null) =>
  about !== null && done === null && (about.rating === null || about.changeable);

/** The score that was pressed in the mail; 0 for none. */
const pressedIn = (more: string) => (/^[1-5]$/.test(more) ? Number(more) : 0);

/** The question, and what one likes to add. */
function Question({
  score,
  comment,
  busy,
  pressed,
}: {
  score: Signal<number>;
  comment: Signal<string>;
  busy: boolean;
  pressed: number;
}) {
  const { rate } = say();
  return (
    <>
      <Scores
        legend={rate.legend}
        hint={pressed > 0 ? fill(rate.pressed, { count: pressed }) : rate.hint}
        value={score.value}
        onChoose={(chosen) => (score.value = chosen)}
      />
      <div class="field">
        <label for="comment">{rate.comment}</label>
        <textarea
          class="input"
          id="comment"
          rows={3}
          maxLength={1000}
          value={comment.value}
          onInput={({ currentTarget }) => (comment.value = currentTarget.value)}
        />
      </div>
      <button
        type="submit"
        class="button primary wide"
        aria-disabled={busy || score.value === 0 || undefined}
      >
        {rate.send}
      </button>
    </>
  );
}

/** What is to be rated. */
function About({ number, subject }: { number: number; subject: string }) {
  return (
    <p>
      <bdi>{fill(say().rate.about, { number, subject })}</bdi>
    </p>
  );
}
