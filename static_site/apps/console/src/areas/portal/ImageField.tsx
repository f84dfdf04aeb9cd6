import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { ProblemBox, Progress, SettingRow } from "../../kit";
import type { Draft } from "./draft";
import { valueAt } from "./fields";
import type { Image, Purpose } from "@ventanilla/api/portal-types";
import { type Stage, TYPES, uploadImage } from "./upload";
import { about, say } from "./words";

interface ImageFieldProps {
  draft: Draft;
  purpose: Purpose;
}

/** An image of the brand, which can be replaced or removed. */
export function ImageField({ draft, purpose }: ImageFieldProps) {
  const name = `branding.${purpose}_path` as const;
  const input = useRef<HTMLInputElement>(null);
  const stage = useSignal<Stage | null>(null);
  const problem = useSignal<Problem | null>(null);
  const placed = useSignal<Image | null>(null);
  const words = say().image;
  const path = String(valueAt(draft, name));
  const { label, explanation } = about(name);

  const take = (image: Image | null) => {
    placed.value = image;
    draft.set("branding", {
      ...draft.settings.peek().branding,
      [`${purpose}_path`]: image?.path ?? "",
      ...(purpose === "logo" ? { logo_width: image?.width ?? 0, logo_height: image?.height ?? 0 } : {}),
    });
  };
  const upload = async (file: File) => {
    problem.value = null;
    const result = await uploadImage(file, purpose, (next) => (stage.value = next));
    stage.value = null;
    if (result.ok) {
      take(result.value);
    } else {
      problem.value = result.problem;
    }
  };

  const busy = stage.value;
  return (
    <SettingRow name={name} label={label} explanation={explanation} wrong={draft.wrong.value[name]} several>
      <div class={`picture of-${purpose}`}>
        {path === "" ? (
          <p class="soft">{words.none}</p>
        ) : (
          <img src={`/${path}`} alt={`${label}: ${words.current}`} />
        )}
      </div>
      <div class="inline">
        <button
          type="button"
          class="button"
          id={name}
          aria-disabled={busy !== null || undefined}
          onClick={() => busy === null && input.current?.click()}
        >
          {path === "" ? words.choose : words.change}
          <span class="visually-hidden">: {label}</span>
        </button>
        {path !== "" && (
          <button type="button" class="button quiet" onClick={() => take(null)}>
            {words.remove}
            <span class="visually-hidden"> {label}</span>
          </button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={TYPES.join(",")}
          aria-label={label}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (file) {
              void upload(file);
            }
          }}
        />
      </div>
      {busy?.at === "sending" && <Progress label={words.uploading} value={busy.share} max={1} />}
      <Outcome stage={busy} placed={path === placed.value?.path ? placed.value : null} purpose={purpose} />
      {problem.value && <ProblemBox problem={problem.value} sentences={say().uploads} />}
    </SettingRow>
  );
}

/** The state of the uploaded image. */
function Outcome({
  stage,
  placed,
  purpose,
}: {
  stage: Stage | null;
  placed: Image | null;
  purpose: Purpose;
}) {
  const words = say().image;
  return (
    <div role="status">
      {stage?.at === "examining" && <p class="soft">{words.examining}</p>}
      {placed && (
        <p class="soft">
          {fill(words.ready, { width: String(placed.width), height: String(placed.height) })}
        </p>
      )}
      {placed && purpose === "logo" && placed.contrast_light < 3 && <p class="careful">{words.pale}</p>}
    </div>
  );
}
