import { useSignal } from "@preact/signals";
import type { Member, Permission, Role } from "@ventanilla/api/console-types";
import type { Result } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import {
  announce,
  ConfirmDialog,
  Group,
  keepEdits,
  moment,
  Page,
  ProblemBox,
  SaveBar,
  TextField,
  useAction,
  wrongFields,
} from "../../kit";
import { areaPath } from "../../address";
import { refreshSession, session } from "../../session";
import { shell } from "../../words";
import { changeMember, inviteAgain, readTeam, resetSecondFactor } from "./api";
import { ExtraPermissions, ofRole, RoleChoice } from "./roles";
import { State } from "./TeamPage";
import { say } from "./words";

interface MemberPageProps {
  member: Member;
  onChange: () => void;
}

/** The editable data of a member. */
interface Typed {
  readonly name: string;
  readonly role: Role;
  readonly extra: Permission[];
}

const typedOf = (member: Member): Typed => ({
  name: member.name,
  role: member.role as Role,
  extra: member.extra_permissions as Permission[],
});

const same = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join();

/** A team member: name, role and permissions, and sign-in. */
export function MemberPage({ member: shown, onChange }: MemberPageProps) {
  /** The last stored state that this page knows, which the edits are compared with. */
  const stored = useSignal(shown);
  const name = useSignal(shown.name);
  const role = useSignal(shown.role as Role);
  const extra = useSignal(shown.extra_permissions as Permission[]);
  const theirs = useSignal<readonly string[]>([]);
  const action = useAction();
  const words = say();
  const own = session.value?.staff.id === shown.id;
  const before = stored.value;
  const kept = extra.value.filter((one) => !ofRole[role.value].includes(one));

  const changes = [
    ...(name.value.trim() === before.name ? [] : [words.name]),
    ...(role.value === before.role ? [] : [words.role]),
    ...(same(kept, before.extra_permissions) ? [] : [words.extra]),
  ];
  const typed = (): Typed => ({ name: name.peek(), role: role.peek(), extra: extra.peek() });
  const put = (next: Typed) => {
    name.value = next.name;
    role.value = next.role;
    extra.value = next.extra;
  };
  const take = (next: Member) => {
    stored.value = next;
    put(typedOf(next));
    theirs.value = [];
    action.forget();
  };
  /** `sent` is what was saved as `next`; edits made since then stay. */
  const goOnFrom = (next: Member, sent = typedOf(stored.peek())) => {
    const now = keepEdits(sent, typed(), typedOf(next));
    take(next);
    put(now);
  };
  const showTheirs = async () => {
    const team = await readTeam();
    const now = team.ok ? team.value.items.find(({ id }) => id === shown.id) : undefined;
    if (now !== undefined) {
      theirs.value = differences(before, now);
      stored.value = now;
    }
  };
  const save = async () => {
    const sent = typed();
    const changed = await action.run(() =>
      changeMember(shown.id, {
        name: name.value.trim(),
        role: role.value,
        extra_permissions: kept,
        disabled: before.state === "disabled",
        version: stored.value.version,
      }),
    );
    if (changed !== null) {
      goOnFrom(changed, sent);
      announce(words.saved);
      onChange();
      void (own && refreshSession());
    } else if (action.problem.value?.code === "member_changed") {
      await showTheirs();
    }
  };
  return (
    <Page
      title={before.name}
      lead={
        <>
          {before.email} <State member={before} />
        </>
      }
      back={{ href: areaPath("team"), label: words.back }}
    >
      <Group title={words.who}>
        <TextField
          name="name"
          label={words.name}
          wrong={
            name.value.trim() === "" ? shell().fields.required : wrongFields(action.problem.value)["name"]
          }
          value={name.value}
          maxLength={120}
          onInput={(value) => (name.value = value)}
        />
        <RoleChoice
          value={role.value}
          locked={own ? words.own_role : undefined}
          onChange={(value) => (role.value = value)}
        />
        <ExtraPermissions role={role.value} extra={extra.value} onChange={(value) => (extra.value = value)} />
      </Group>
      {!own && (
        <AccessGroup
          member={before}
          onDone={(next) => {
            goOnFrom(next);
            onChange();
          }}
        />
      )}
      {theirs.value.length > 0 && (
        <div class="notice" role="status">
          <p>{words.theirs}</p>
          <ul>
            {theirs.value.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.theirs_next}</p>
        </div>
      )}
      <SaveBar
        changes={changes}
        busy={action.busy.value}
        problem={action.problem.value}
        sentences={words.errors}
        onSave={() => void (name.value.trim() !== "" && save())}
        onDiscard={() => take(stored.value)}
      />
    </Page>
  );
}

/** Lists what another user changed meanwhile. */
function differences(before: Member, now: Member): string[] {
  const words = say();
  const line = (what: string, from: string, to: string) => fill(words.from_to, { what, from, to });
  const state = (member: Member) => words.states[member.state as keyof typeof words.states];
  const extra = (member: Member) =>
    member.extra_permissions.map((one) => words.permissions[one as Permission]).join(", ") || words.none;
  return [
    ...(before.name === now.name ? [] : [line(words.name, before.name, now.name)]),
    ...(before.role === now.role
      ? []
      : [line(words.role, shell().roles[before.role as Role], shell().roles[now.role as Role])]),
    ...(before.state === now.state ? [] : [line(words.state, state(before), state(now))]),
    ...(same(before.extra_permissions, now.extra_permissions)
      ? []
      : [line(words.extra, extra(before), extra(now))]),
  ];
}

type Question = "disable" | "reset";

/** A member's sign-in: invitation, second factor, and disabling. */
function AccessGroup({ member, onDone }: { member: Member; onDone: (next: Member) => void }) {
  const asking = useSignal<Question | null>(null);
  const action = useAction();
  const { access: words, errors } = say();
  const disabled = member.state === "disabled";
  const isInvited = member.state === "invited";

  const run = async (call: () => Promise<Result<Member>>, done: string) => {
    const next = await action.run(call);
    if (next !== null) {
      asking.value = null;
      announce(done);
      onDone(next);
    }
  };
  const setDisabled = (wanted: boolean) =>
    run(
      () =>
        changeMember(member.id, {
          name: member.name,
          role: member.role as Role,
          extra_permissions: member.extra_permissions as Permission[],
          disabled: wanted,
          version: member.version,
        }),
      wanted ? words.disabled : words.enabled,
    );
  const ask = (question: Question) => {
    action.forget();
    asking.value = question;
  };
  return (
    <Group title={words.title}>
      <dl class="facts">
        <div>
          <dt>{words.invited}</dt>
          <dd>{moment(member.invited_at)}</dd>
        </div>
        <div>
          <dt>{say().last_sign_in}</dt>
          <dd>{member.last_sign_in_at ? moment(member.last_sign_in_at) : say().never}</dd>
        </div>
        <div>
          <dt>{say().second_factor}</dt>
          <dd>{member.second_factor ? say().factor_on : say().factor_off}</dd>
        </div>
      </dl>
      <div class="inline">
        {isInvited && (
          <button
            type="button"
            class="button"
            onClick={() =>
              void run(() => inviteAgain(member.id), fill(words.invited_again, { email: member.email }))
            }
          >
            {words.invite_again}
          </button>
        )}
        {member.second_factor && (
          <button type="button" class="button" onClick={() => ask("reset")}>
            {words.reset}
          </button>
        )}
        {disabled ? (
          <button type="button" class="button" onClick={() => void setDisabled(false)}>
            {words.enable}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => ask("disable")}>
            {words.disable}
          </button>
        )}
      </div>
      {action.problem.value && asking.value === null && (
        <ProblemBox problem={action.problem.value} sentences={errors} />
      )}
      {asking.value !== null && (
        <ConfirmDialog
          id="access"
          title={fill(asking.value === "disable" ? words.disable_title : words.reset_title, {
            name: member.name,
          })}
          confirm={asking.value === "disable" ? words.disable : words.reset}
          danger
          busy={action.busy.value}
          problem={action.problem.value}
          sentences={errors}
          onConfirm={() =>
            void (asking.value === "disable"
              ? setDisabled(true)
              : run(() => resetSecondFactor(member.id), words.was_reset))
          }
          onClose={() => {
            asking.value = null;
          }}
        >
          <p>{asking.value === "disable" ? words.disable_text : words.reset_text}</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}
