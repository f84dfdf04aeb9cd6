"""The template that is deployed: everything that it names is there, and every trigger is a real one."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import app as application
from infra.templates import EXTENDED, PREFIX, read_template

pytestmark = pytest.mark.package

FUNCTIONS = {
    "APIHandler": "app.app",
    "ForwardEvents": "app.forward_events",
    "SendMessages": "app.send_messages",
    "RunJobs": "app.run_jobs",
    "KeepDeadLetters": "app.keep_dead_letters",
    "ReceiveMail": "app.receive_mail",
    "NoteFeedback": "app.note_feedback",
    "Tick": "app.tick",
}
NEEDED_VARIABLES = {
    *("TABLE_NAME", "VOLATILE_TABLE_NAME", "SITE_BUCKET", "FILES_BUCKET", "EVENTS_QUEUE_URL"),
    *(
        "JOBS_QUEUE_URL",
        "DEAD_JOBS_QUEUE_URL",
        "MAIL_BUCKET",
        "SEALED_BUCKET",
        "SEAL_KEY_ID",
        "TIMESTAMP_URL",
        "REPLY_DOMAIN",
        "EMAIL_CONFIGURATION_SET",
    ),
    *("EMAIL_SENDER", "OPERATOR_EMAIL", "OPERATOR_SECRET_ID", "PEPPER_SECRET_ID", "PUBLIC_ORIGIN", "STAGE"),
}
GATEWAY_SECONDS = 29
_PLACEHOLDER = re.compile(r"\$\{([^}!]+)\}")


def references(value: Any, local: frozenset[str] = frozenset()) -> Iterator[str]:
    """The logical ids that a part of the template refers to."""
    if isinstance(value, list):
        for item in value:
            yield from references(item, local)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "Ref":
                yield item
            elif name == "Fn::GetAtt":
                yield item[0] if isinstance(item, list) else item.split(".")[0]
            elif name == "Fn::Sub":
                text, variables = item if isinstance(item, list) else (item, {})
                yield from (
                    found.split(".")[0] for found in _PLACEHOLDER.findall(text) if found not in variables
                )
                yield from references(variables)
            elif name == "DependsOn":
                yield from [item] if isinstance(item, str) else item
            else:
                yield from references(item, local)


def functions(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        name: resource["Properties"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }


def test_every_reference_leads_to_something(template: dict[str, Any]) -> None:
    known = {*template["Resources"], *template["Parameters"]}

    named = {name for name in references(template) if not name.startswith("AWS::")}

    assert named
    assert named - known == set()


def test_the_functions_have_their_handlers_code_and_environment(
    template: dict[str, Any], archive: Path
) -> None:
    found = functions(template)

    assert {name: properties["Handler"] for name, properties in found.items()} == FUNCTIONS
    assert {properties["CodeUri"] for properties in found.values()} == {f"./{archive.name}"}
    shared = template["Globals"]["Function"]["Environment"]["Variables"]
    assert shared.keys() >= NEEDED_VARIABLES
    assert not any("Environment" in properties for properties in found.values())


def test_the_api_has_the_memory_of_a_whole_processor_and_answers_before_the_gateway_gives_up(
    template: dict[str, Any],
) -> None:
    api = functions(template)["APIHandler"]

    assert api["MemorySize"] == 1769
    assert api["Timeout"] < GATEWAY_SECONDS


def test_the_api_is_what_the_app_declares_under_the_stage_that_the_distribution_asks(
    template: dict[str, Any],
) -> None:
    api = template["Resources"]["RestAPI"]["Properties"]

    assert api["StageName"] == "api"
    paths = api["DefinitionBody"]["paths"]
    declared = {
        (path, method.lower()) for path, methods in application.app.routes.items() for method in methods
    }
    assert {(p, m) for p, methods in paths.items() for m in methods if not m.startswith("x-")} == declared
    assert api["GatewayResponses"].keys() >= {
        "DEFAULT_4XX",
        "DEFAULT_5XX",
        "MISSING_AUTHENTICATION_TOKEN",
        "THROTTLED",
    }


def test_the_stream_and_the_queues_are_the_ones_that_the_template_makes(template: dict[str, Any]) -> None:
    found = functions(template)
    (stream,) = found["ForwardEvents"]["Events"].values()
    (queue,) = found["SendMessages"]["Events"].values()
    (jobs,) = found["RunJobs"]["Events"].values()
    others = {
        queue: found[function]["Events"]
        for function, queue in (
            ("KeepDeadLetters", "VentanillaDeadEvents"),
            ("ReceiveMail", "VentanillaMail"),
            ("NoteFeedback", "VentanillaFeedback"),
        )
    }

    assert stream["Type"] == "DynamoDB"
    assert stream["Properties"]["Stream"] == {"Fn::GetAtt": ["VentanillaTable", "StreamArn"]}
    assert set(references(queue)) == {"VentanillaEvents"}
    assert set(references(jobs)) == {"VentanillaJobs"}
    assert jobs["Properties"]["BatchSize"] == 1
    for logical_id, events in others.items():
        assert set(references(events)) == {logical_id}
    for one in (queue, jobs, *(event for events in others.values() for event in events.values())):
        assert one["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert not re.search("EVENTS_|JOBS_|_QUEUE|DEAD_", json.dumps([stream, queue, jobs, others]))


@pytest.mark.parametrize(
    ("queue", "function"),
    [
        ("VentanillaEvents", "SendMessages"),
        ("VentanillaJobs", "RunJobs"),
        ("VentanillaDeadEvents", "KeepDeadLetters"),
        ("VentanillaMail", "ReceiveMail"),
        ("VentanillaFeedback", "NoteFeedback"),
    ],
)
def test_a_message_stays_hidden_for_six_times_as_long_as_its_function_may_take(
    template: dict[str, Any], queue: str, function: str
) -> None:
    hidden = template["Resources"][queue]["Properties"]["VisibilityTimeout"]

    assert hidden >= 6 * functions(template)[function]["Timeout"]


@pytest.mark.parametrize(
    ("logical_id", "policy"),
    [
        ("APIHandler", "policy-prod"),
        ("ForwardEvents", "policy-prod-forward_events"),
        ("RunJobs", "policy-prod-run_jobs"),
        ("SendMessages", "policy-prod-send_messages"),
        ("KeepDeadLetters", "policy-prod-keep_dead_letters"),
        ("ReceiveMail", "policy-prod-receive_mail"),
        ("NoteFeedback", "policy-prod-note_feedback"),
        ("Tick", "policy-prod-tick"),
    ],
)
def test_each_function_has_the_hand_written_policy_and_no_other(
    template: dict[str, Any], logical_id: str, policy: str
) -> None:
    role_id = functions(template)[logical_id]["Role"]["Fn::GetAtt"][0]
    (attached,) = template["Resources"][role_id]["Properties"]["Policies"]
    written = json.loads((Path(__file__).parents[2] / ".chalice" / f"{policy}.json").read_text())

    statements = attached["PolicyDocument"]["Statement"]

    assert [one for one in statements if one not in written["Statement"]] == []
    assert [one for one in written["Statement"] if one not in statements] == []
    assert "ManagedPolicyArns" not in template["Resources"][role_id]["Properties"]


def test_our_templates_and_chalices_never_use_the_same_name_for_two_things(template: dict[str, Any]) -> None:
    ours = read_template()["Resources"]

    assert {name for name in ours if not name.startswith(PREFIX)} == EXTENDED
    chalices = {name for name in template["Resources"] if name not in ours or name in EXTENDED}
    assert not any(name.startswith(PREFIX) for name in chalices)
    for name in EXTENDED:
        assert "Type" not in ours[name], f"{name} is Chalice's to declare"
