import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { Group, Icon, useLoad } from "../../kit";
import { type AreaName, areaPath } from "../../address";
import { isDismissed, dismiss } from "../../preferences";
import { findSettingHref } from "../../area";
import { readFirstCustomer, readSettings, readTeam } from "./api";
import { say } from "./words";

type Step = keyof ReturnType<typeof say>["steps"]["list"];

/** The steps of a new business and whether each is done, as far as the staff member may see. */
async function readSteps() {
  const [settings, customers, team] = await Promise.all([readSettings(), readFirstCustomer(), readTeam()]);
  if (!settings.ok) {
    return settings;
  }
  const { branding, support, allowed_sites } = settings.value.settings;
  const steps: [Step, boolean][] = [
    ["look", Boolean(branding?.logo_path)],
    ["support", Boolean(support)],
    ["site", Boolean(allowed_sites?.length)],
  ];
  if (customers?.ok) {
    steps.push(["customers", customers.value.items.length > 0]);
  }
  if (team?.ok) {
    steps.push(["team", team.value.items.length > 1]);
  }
  return { ok: true as const, value: steps };
}

const areaOf: Readonly<Record<Step, AreaName>> = {
  look: "portal",
  support: "portal",
  site: "portal",
  customers: "customers",
  team: "team",
};

const settingOf: Readonly<Partial<Record<Step, string>>> = {
  look: "branding.logo_path",
  support: "support",
  site: "allowed_sites",
};

/** The steps of setting up, until all are done or the list is dismissed. */
export function SetupSteps() {
  const steps = useLoad("steps", readSteps);
  const away = useSignal(isDismissed("steps"));
  const list = steps.value.value;
  const words = say().steps;
  if (list === null || away.value || list.every(([, done]) => done)) {
    return null;
  }
  const done = list.filter(([, one]) => one).length;
  return (
    <Group
      title={words.title}
      explanation={fill(words.progress, { done, all: list.length })}
      actions={
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            dismiss("steps");
            away.value = true;
          }}
        >
          {words.put_away}
        </button>
      }
    >
      <ol class="list steps">
        {list.map(([step, isDone]) => (
          <li key={step}>
            <StepRow step={step} done={isDone} />
          </li>
        ))}
      </ol>
    </Group>
  );
}

function StepRow({ step, done }: { step: Step; done: boolean }) {
  const words = say().steps;
  const { title, text } = words.list[step];
  const setting = settingOf[step];
  const href = useSignal(areaPath(areaOf[step]));
  useEffect(() => {
    if (setting !== undefined) {
      void findSettingHref("portal", setting).then((found) => (href.value = found));
    }
  }, [setting, href]);
  return (
    <div class="finding">
      <span class={done ? "finding-mark good" : "finding-mark"}>
        {done ? <Icon name="check" /> : <span class="dot" />}
        <span class="visually-hidden">{done ? words.done : words.open}</span>
      </span>
      <div>
        <strong>{title}</strong>
        <p class="soft">{text}</p>
      </div>
      {!done && (
        <a class="button small" href={href.value} aria-label={`${words.go}: ${title}`}>
          {words.go}
        </a>
      )}
    </div>
  );
}
