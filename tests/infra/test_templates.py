"""The templates: what they promise of security, and that one machine gets all of it."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from infra.local.provision import _MAKERS, NOT_MADE, ProvisionError, Resources, client, provision
from infra.local.resolve import Scope, UnresolvedError
from infra.templates import TemplateError, read_template

TEMPLATE = read_template()
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
TWO_YEARS = 63_072_000


def of_type(kind: str) -> dict[str, Any]:
    return {name: one["Properties"] for name, one in RESOURCES.items() if one.get("Type") == kind}


def test_every_type_is_made_on_one_machine_or_has_a_reason_not_to_be() -> None:
    types = {one["Type"] for one in RESOURCES.values() if "Type" in one}

    assert types == _MAKERS.keys() | NOT_MADE.keys()
    assert not _MAKERS.keys() & NOT_MADE.keys()


def test_what_holds_data_outlives_its_stack() -> None:
    kept = {
        "VentanillaTable",
        "VentanillaFilesBucket",
        "VentanillaSiteBucket",
        "VentanillaDataKey",
        "VentanillaPepper",
    }

    assert all(RESOURCES[name]["DeletionPolicy"] == "Retain" for name in kept)
    assert RESOURCES["VentanillaTable"]["Properties"]["DeletionProtectionEnabled"] is True


def test_only_the_missing_page_is_public() -> None:
    for name, bucket in of_type("AWS::S3::Bucket").items():
        open_to_all = not all(bucket["PublicAccessBlockConfiguration"].values())
        assert open_to_all == (name == "VentanillaMissingBucket")


@pytest.mark.parametrize("bucket", ["VentanillaSiteBucket", "VentanillaFilesBucket"])
def test_private_buckets_speak_tls_only(bucket: str) -> None:
    policy = RESOURCES[f"{bucket}Policy"]["Properties"]["PolicyDocument"]["Statement"]
    refusal = next(one for one in policy if one["Effect"] == "Deny")

    assert refusal["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert refusal["Principal"] == "*"


def test_what_is_sealed_is_neither_taken_away_nor_written_again_by_anybody() -> None:
    bucket = RESOURCES["VentanillaSealedBucket"]["Properties"]
    policy = RESOURCES["VentanillaSealedBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    denied = {one["Sid"]: one for one in policy if one["Effect"] == "Deny" and one["Principal"] == "*"}

    assert bucket["ObjectLockConfiguration"]["Rule"]["DefaultRetention"] == {
        "Mode": "COMPLIANCE",
        "Years": 10,
    }
    assert {"s3:DeleteObject", "s3:DeleteObjectVersion"} <= set(denied["NobodyHides"]["Action"])
    assert "Condition" not in denied["NobodyHides"]
    assert denied["NobodyWritesAgain"]["Action"] == "s3:PutObject"
    assert denied["NobodyWritesAgain"]["Condition"]["Null"] == {"s3:if-none-match": "true"}


@pytest.mark.parametrize(("queue", "times"), [("VentanillaEvents", 8), ("VentanillaJobs", 5)])
def test_what_fails_is_tried_again_some_times(queue: str, times: int) -> None:
    assert RESOURCES[queue]["Properties"]["RedrivePolicy"]["maxReceiveCount"] == times


def test_every_answer_carries_the_security_headers() -> None:
    policies = of_type("AWS::CloudFront::ResponseHeadersPolicy")
    for policy in policies.values():
        config = policy["ResponseHeadersPolicyConfig"]
        security = config["SecurityHeadersConfig"]
        custom = {item["Header"] for item in config["CustomHeadersConfig"]["Items"]}
        assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] == TWO_YEARS
        assert security["ReferrerPolicy"]["ReferrerPolicy"] == "no-referrer"
        assert "ContentTypeOptions" in security
        assert "frame-ancestors 'none'" in security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        assert custom >= {"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}
    pages = policies["VentanillaSiteHeaders"]["ResponseHeadersPolicyConfig"]["CustomHeadersConfig"]["Items"]
    assert "Permissions-Policy" in {item["Header"] for item in pages}


def test_both_behaviours_have_a_headers_policy() -> None:
    config = RESOURCES["VentanillaDistribution"]["Properties"]["DistributionConfig"]

    for behaviour in [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]:
        assert behaviour["ResponseHeadersPolicyId"]["Ref"] in of_type(
            "AWS::CloudFront::ResponseHeadersPolicy"
        )


@pytest.mark.parametrize("name", sorted(RESOURCES["RestAPI"]["Properties"]["GatewayResponses"]))
def test_what_the_gateway_refuses_is_a_problem_document(name: str) -> None:
    refusal = RESOURCES["RestAPI"]["Properties"]["GatewayResponses"][name]
    filled = refusal["ResponseTemplates"]["application/json"].replace("$context.error.messageString", '"why"')
    document = json.loads(filled)

    assert document.keys() == {"type", "title", "status", "code", "detail", "fields", "request_id"}
    assert document["status"] == refusal["StatusCode"]
    assert document["type"].endswith("/" + document["code"].replace("_", "-"))
    assert refusal["ResponseParameters"]["Headers"]["Content-Type"] == "'application/problem+json'"


def test_a_file_that_declares_what_another_did_is_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("Resources: {VentanillaA: {Type: X}}")
    other.write_text("Resources: {VentanillaA: {Type: Y}}")

    with pytest.raises(TemplateError, match="VentanillaA is declared twice"):
        read_template([one, other])


def test_an_unprefixed_resource_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("Resources: {Table: {Type: X}}")

    with pytest.raises(TemplateError, match="does not begin with Ventanilla"):
        read_template([file])


def test_the_tables_are_made_as_declared(aws: Resources) -> None:
    dynamodb = client("dynamodb", aws.region, None)
    table = dynamodb.describe_table(TableName=aws.name("VentanillaTable"))["Table"]
    recovery = dynamodb.describe_continuous_backups(TableName=aws.name("VentanillaTable"))
    expiry = dynamodb.describe_time_to_live(TableName=aws.name("VentanillaVolatileTable"))

    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    assert table["LatestStreamArn"] == aws.attribute("VentanillaTable", "StreamArn")
    assert [index["IndexName"] for index in table["GlobalSecondaryIndexes"]] == ["listing"]
    assert table["SSEDescription"]["SSEType"] == "KMS"
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    status = recovery["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"][
        "PointInTimeRecoveryStatus"
    ]
    assert status == "ENABLED"
    assert expiry["TimeToLiveDescription"] == {"AttributeName": "expires_at", "TimeToLiveStatus": "ENABLED"}


def test_the_buckets_are_made_as_declared(aws: Resources) -> None:
    s3, bucket = client("s3", aws.region, None), aws.name("VentanillaFilesBucket")

    rules = {rule["ID"]: rule for rule in s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]}
    assert rules["made-for-one-download"]["Expiration"] == {"Days": 1}
    assert rules["made-for-one-download"]["Filter"] == {"Prefix": "made/"}
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    assert s3.get_bucket_cors(Bucket=bucket)["CORSRules"][0]["AllowedOrigins"] == [
        "http://portal.localhost:8000"
    ]
    encryption = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert encryption["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())


def test_the_queue_gives_up_to_the_dead_one(aws: Resources) -> None:
    sqs = client("sqs", aws.region, None)
    attributes = sqs.get_queue_attributes(QueueUrl=aws.name("VentanillaEvents"), AttributeNames=["All"])[
        "Attributes"
    ]

    assert json.loads(attributes["RedrivePolicy"]) == {
        "deadLetterTargetArn": aws.attribute("VentanillaDeadEvents", "Arn"),
        "maxReceiveCount": 8,
    }


def test_the_pepper_is_base64_of_more_than_32_bytes(aws: Resources) -> None:
    secret = client("secretsmanager", aws.region, None).get_secret_value(
        SecretId=aws.name("VentanillaPepper")
    )

    assert len(base64.b64decode(json.loads(secret["SecretString"])["pepper"], validate=True)) == 48


def test_the_functions_get_the_names_of_what_was_made(aws: Resources) -> None:
    environment = aws.environment()

    assert environment["TABLE_NAME"] == aws.name("VentanillaTable")
    assert environment["EVENTS_QUEUE_URL"] == aws.name("VentanillaEvents")
    assert environment["PUBLIC_ORIGIN"] == "http://portal.localhost:8000"


@pytest.mark.parametrize(
    "kind", sorted({one["Type"] for one in RESOURCES.values() if one.get("Type") in _MAKERS})
)
def test_a_property_that_nobody_applies_is_an_error(kind: str) -> None:
    name = next(name for name, one in RESOURCES.items() if one.get("Type") == kind)
    resource = {**RESOURCES[name], "Properties": {**RESOURCES[name]["Properties"], "Novelty": "x"}}
    template = {**TEMPLATE, "Resources": {**RESOURCES, name: resource}}

    with mock_aws(), pytest.raises(ProvisionError, match="nobody applies \\['Novelty'\\]"):
        provision(template=template)


def test_a_reference_to_nothing_is_an_error() -> None:
    alias = {
        "Type": "AWS::KMS::Alias",
        "Properties": {"AliasName": "alias/x", "TargetKeyId": {"Ref": "VentanillaNone"}},
    }

    with mock_aws(), pytest.raises(ProvisionError, match="VentanillaNone"):
        provision(template={"Resources": {"VentanillaAlias": alias}})


def test_an_unknown_type_is_an_error() -> None:
    with mock_aws(), pytest.raises(ProvisionError, match="AWS::Unknown"):
        provision(template={"Resources": {"VentanillaX": {"Type": "AWS::Unknown"}}})


def test_functions_of_functions_are_worked_out() -> None:
    scope = Scope({"Name": "n", "Origin": "https://portal.example"}, {"Ref1": "r"}, {("Res", "Arn"): "a"})
    value = {
        "a": [{"Ref": "Ref1"}, {"Fn::Sub": "${Name}-${Res.Arn}"}],
        "b": {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "Origin"}]}]},
        "c": {"Fn::Join": [",", [{"Fn::GetAtt": ["Res", "Arn"]}, "x"]]},
    }

    assert scope.resolve(value) == {"a": ["r", "n-a"], "b": "portal.example", "c": "a,x"}
    with pytest.raises(UnresolvedError, match=r"Res\.Other"):
        scope.resolve({"Fn::GetAtt": ["Res", "Other"]})
