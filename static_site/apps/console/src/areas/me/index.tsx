import { useSignal } from "@preact/signals";
import { isLanguage, type Language, languageNames, languages } from "@ventanilla/i18n";
import { enrolment } from "../../sign-in/lazy";
import {
  announce,
  Check,
  ConfirmDialog,
  Dialog,
  Group,
  Page,
  SaveBar,
  Select,
  TextField,
  useAction,
  wrongFields,
} from "../../kit";
import { chooseLanguage } from "../../preferences";
import { can, refreshSession, session } from "../../session";
import { shell } from "../../words";
import { removeSecondFactor, saveProfile } from "./api";

/** The staff member's own profile and second factor. */
export default function MyPage() {
  const staff = session.value?.staff;
  if (staff === undefined) {
    return null;
  }
  return (
    <Page title={shell().areas.me} lead={staff.email}>
      <Profile
        name={staff.name}
        language={isLanguage(staff.language) ? staff.language : "es"}
        away={staff.away_until ?? ""}
        ticketEmails={staff.new_ticket_emails}
      />
      <SecondFactor on={staff.second_factor} />
    </Page>
  );
}

interface ProfileProps {
  name: string;
  language: Language;
  /** The last day of an absence; empty is none. */
  away: string;
  /** Whether new tickets without an assignee are told by e-mail. */
  ticketEmails: boolean;
}

function Profile({
  name: shownName,
  language: shownLanguage,
  away: shownAway,
  ticketEmails: shownTicketEmails,
}: ProfileProps) {
  const name = useSignal(shownName);
  const away = useSignal(shownAway);
  const tongue = useSignal(shownLanguage);
  const ticketEmails = useSignal(shownTicketEmails);
  const action = useAction();
  const { profile: say, fields } = shell();
  const empty = name.value.trim() === "";
  const save = async () => {
    const sent = name.peek();
    const done = await action.run(() =>
      saveProfile({
        name: sent.trim(),
        language: tongue.value,
        away_until: away.value || null,
        new_ticket_emails: ticketEmails.value,
      }),
    );
    if (done !== null) {
      name.value = name.peek() === sent ? done.staff.name : name.peek();
      await refreshSession();
      // Staying in the current language is better than an error.
      await chooseLanguage(tongue.value).catch(() => undefined);
      announce(shell().profile.saved);
    }
  };
  return (
    <>
      <Group title={say.title}>
        <TextField
          name="name"
          label={say.name}
          explanation={shell().invite.name_hint}
          wrong={empty ? fields.required : wrongFields(action.problem.value)["name"]}
          value={name.value}
          maxLength={120}
          autoComplete="name"
          onInput={(value) => (name.value = value)}
        />
        <Select
          name="language"
          label={say.language}
          explanation={say.language_text}
          value={tongue.value}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => (tongue.value = value)}
        />
        <TextField
          name="away_until"
          label={say.away}
          explanation={say.away_text}
          wrong={wrongFields(action.problem.value)["away_until"]}
          type="date"
          value={away.value}
          onInput={(value) => (away.value = value)}
        />
        {can("tickets") && (
          <Check
            name="new_ticket_emails"
            label={say.ticket_emails}
            explanation={say.ticket_emails_text}
            checked={ticketEmails.value}
            onChange={(on) => (ticketEmails.value = on)}
          />
        )}
      </Group>
      <SaveBar
        changes={[
          ...(name.value.trim() === shownName ? [] : [say.name]),
          ...(tongue.value === shownLanguage ? [] : [say.language]),
          ...(away.value === shownAway ? [] : [say.away]),
          ...(ticketEmails.value === shownTicketEmails ? [] : [say.ticket_emails]),
        ]}
        busy={action.busy.value}
        problem={action.problem.value}
        onSave={() => void (!empty && save())}
        onDiscard={() => {
          name.value = shownName;
          tongue.value = shownLanguage;
          away.value = shownAway;
          ticketEmails.value = shownTicketEmails;
          action.forget();
        }}
      />
    </>
  );
}

function SecondFactor({ on }: { on: boolean }) {
  const open = useSignal<"set" | "remove" | null>(null);
  const { profile: say } = shell();
  const close = () => {
    open.value = null;
  };
  return (
    <Group title={say.factor} explanation={on ? say.factor_on : say.factor_off}>
      <div class="inline">
        <button type="button" class={on ? "button" : "button primary"} onClick={() => (open.value = "set")}>
          {on ? say.factor_again : say.factor_set}
        </button>
        {on && (
          <button type="button" class="button" onClick={() => (open.value = "remove")}>
            {say.factor_remove}
          </button>
        )}
      </div>
      {open.value === "set" && (
        <Dialog id="enrol" title={on ? say.factor_again : say.factor} onClose={close}>
          <enrolment.Show
            replaces={on}
            onDone={() => {
              close();
              announce(shell().profile.factor_done);
            }}
          />
        </Dialog>
      )}
      {open.value === "remove" && <RemoveFactor onClose={close} />}
    </Group>
  );
}

/** Removing the factor takes a code of it: an open session alone does not suffice. */
function RemoveFactor({ onClose }: { onClose: () => void }) {
  const code = useSignal("");
  const empty = useSignal(false);
  const action = useAction();
  const { profile: say, second_factor, fields } = shell();
  const refused = action.problem.value?.code === "code_wrong";
  const remove = async () => {
    empty.value = code.value.trim() === "";
    if (empty.value) {
      return;
    }
    const done = await action.run(() => removeSecondFactor(code.value.trim()));
    if (done !== null) {
      onClose();
      announce(say.factor_removed);
      await refreshSession();
    }
  };
  return (
    <ConfirmDialog
      id="remove-factor"
      title={say.factor_remove}
      confirm={say.factor_remove_confirm}
      danger
      busy={action.busy.value}
      problem={refused ? null : action.problem.value}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{say.factor_remove_text}</p>
      <TextField
        name="present"
        label={say.factor_present}
        explanation={say.factor_present_hint}
        wrong={empty.value ? fields.required : refused ? second_factor.wrong : undefined}
        value={code.value}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellcheck={false}
        onInput={(value) => (code.value = value)}
      />
    </ConfirmDialog>
  );
}
