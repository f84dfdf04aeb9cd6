import { useSignal } from "@preact/signals";
import type { Member, Role, Team } from "@ventanilla/api/console-types";
import { plural } from "@ventanilla/i18n";
import {
  announce,
  type Column,
  ConfirmDialog,
  DataTable,
  Group,
  Icon,
  moment,
  Page,
  ProblemBox,
  Switch,
  useAction,
} from "../../kit";
import { areaPath } from "../../address";
import { session } from "../../session";
import { shell } from "../../words";
import { changePolicy } from "./api";
import { InviteDialog } from "./InviteDialog";
import { say } from "./words";

interface TeamPageProps {
  team: Team;
  onChange: () => void;
}

/** The team, and its second-factor policy. */
export function TeamPage({ team, onChange }: TeamPageProps) {
  const inviting = useSignal(false);
  return (
    <Page
      title={say().title}
      lead={say().lead}
      actions={
        <button type="button" class="button primary" onClick={() => (inviting.value = true)}>
          <Icon name="plus" />
          {say().invite}
        </button>
      }
    >
      <DataTable
        caption={say().title}
        columns={columns()}
        rows={team.items}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        href={({ id }) => areaPath("team", id)}
      />
      <Policy team={team} onChange={onChange} />
      {inviting.value && (
        <InviteDialog
          onDone={onChange}
          onClose={() => {
            inviting.value = false;
          }}
        />
      )}
    </Page>
  );
}

function columns(): Column<Member>[] {
  const words = say();
  return [
    { key: "name", label: words.name, phone: "title", cell: ({ name }) => name },
    { key: "email", label: words.email, phone: "plain", cell: ({ email }) => email },
    {
      key: "role",
      label: words.role,
      cell: ({ role, extra_permissions }) => (
        <>
          {shell().roles[role as Role]}
          {extra_permissions.length > 0 && (
            <span class="soft"> {plural(words.extra_count, extra_permissions.length)}</span>
          )}
        </>
      ),
    },
    { key: "state", label: words.state, phone: "end", cell: (member) => <State member={member} /> },
    {
      key: "factor",
      label: words.second_factor,
      cell: ({ second_factor }) => (second_factor ? words.factor_on : words.factor_off),
    },
    {
      key: "seen",
      label: words.last_sign_in,
      cell: ({ last_sign_in_at }) => (last_sign_in_at ? moment(last_sign_in_at) : words.never),
    },
  ];
}

/** A badge: invited, active or disabled. */
export function State({ member }: { member: Member }) {
  const state = member.state as keyof ReturnType<typeof say>["states"];
  const mark = { invited: "careful", active: "good", disabled: "bad" }[state];
  return <span class={`badge ${mark}`}>{say().states[state]}</span>;
}

/** The switch that requires a second factor of everyone. */
function Policy({ team, onChange }: TeamPageProps) {
  const action = useAction();
  const asking = useSignal(false);
  const words = say().policy;
  const required = team.second_factor_required;
  const without = team.items.filter(
    ({ state, second_factor }) => state !== "disabled" && !second_factor,
  ).length;
  const set = async (wanted: boolean) => {
    const done = await action.run(() => changePolicy(wanted));
    if (done !== null) {
      asking.value = false;
      announce(wanted ? words.turned_on : words.turned_off);
      onChange();
    }
  };
  return (
    <Group title={words.title}>
      <Switch
        name="second-factor-required"
        label={words.label}
        explanation={words.explanation}
        checked={required}
        onChange={(wanted) => {
          if (wanted && session.value?.staff.second_factor === false) {
            asking.value = true;
          } else {
            void set(wanted);
          }
        }}
      />
      {without > 0 && <p class="soft">{plural(words.without, without)}</p>}
      {action.problem.value && !asking.value && <ProblemBox problem={action.problem.value} />}
      {asking.value && (
        <ConfirmDialog
          id="policy"
          title={words.ask_title}
          confirm={words.ask_confirm}
          busy={action.busy.value}
          problem={action.problem.value}
          onConfirm={() => void set(true)}
          onClose={() => {
            asking.value = false;
            // The switch shows the stored value, not the click.
            onChange();
          }}
        >
          <p>{words.ask_text}</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}
