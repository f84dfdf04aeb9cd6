"""Makes the resources of infra/*.yaml through the AWS API, for one machine and for tests.

moto's own CloudFormation drops many properties, so each type that we use is made here, property by property:
a property that nobody applies is an error, not a silence.

    resources = provision()                      # inside moto's mock_aws, or with AWS_ENDPOINT_URL set
    os.environ.update(resources.environment())   # what chalicelib.kernel.settings reads
"""

import json
import os
import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import botocore.session

from infra.local.resolve import Scope, UnresolvedError
from infra.templates import read_template

ACCOUNT = "123456789012"
REGION = "sa-east-1"
STACK_NAME = "ventanilla"
MESSAGES_PATH = "/ventanilla/messages"
HELD_PATH = "/ventanilla/held"
"""Where infra/local/aws.py, beside moto, answers what was sent."""
TEST_KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
PARAMETERS = {
    "Stage": "local",
    "PublicOrigin": "http://portal.localhost:8000",
    "EmailDomain": "ventanilla.example",
    "EmailSender": "avisos@ventanilla.example",
    "ReplyDomain": "respuestas.ventanilla.example",
    "AlarmEmail": "guardia@ventanilla.example",
    "OperatorEmail": "operador@ventanilla.example",
    "TimestampUrl": "",
    "CertificateArn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/local",
}
NOT_MADE = {
    "AWS::CloudFront::CachePolicy": "infra/local/edge.py behaves as the distribution",
    "AWS::CloudFront::Distribution": "infra/local/edge.py behaves as the distribution",
    "AWS::CloudFront::Function": "infra/local/edge_functions.py is the same in Python",
    "AWS::CloudFront::OriginAccessControl": "infra/local/edge.py behaves as the distribution",
    "AWS::CloudFront::ResponseHeadersPolicy": "infra/local/edge.py applies them",
    "AWS::CloudWatch::Alarm": "nobody is on call for one machine",
    "AWS::Logs::LogGroup": "logs go to the terminal",
    "AWS::SES::ConfigurationSetEventDestination": "moto bounces nothing: tests put what SES would say on the queue",
    "AWS::SES::ReceiptRule": "moto receives nothing: the inbox page puts its answers into the bucket",
    "AWS::SES::ReceiptRuleSet": "moto receives nothing",
    "AWS::SNS::TopicPolicy": "moto lets everybody publish",
    "AWS::SQS::QueuePolicy": "moto lets everybody send",
    "AWS::S3::BucketPolicy": "moto evaluates policies without their conditions: TLS only would deny everything",
}
"""Types that one machine does without, and why."""


class ProvisionError(Exception):
    """A template that cannot be made here: an unknown type or property, or a reference to nothing."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What was made. `scope` resolves references of the templates to it."""

    template: Mapping[str, Any]
    scope: Scope
    endpoint_url: str | None
    region: str

    def name(self, logical_id: str) -> str:
        """The physical name that `!Ref logical_id` gives."""
        return self.scope.ref(logical_id)

    def attribute(self, logical_id: str, name: str) -> str:
        """What `!GetAtt logical_id.name` gives, such as a table's StreamArn."""
        return self.scope.attribute(logical_id, name)

    def environment(self) -> dict[str, str]:
        """The environment that the functions get when deployed, and what botocore needs to reach moto."""
        variables = self.template["Globals"]["Function"]["Environment"]["Variables"]
        environment = {name: str(self.scope.resolve(value)) for name, value in variables.items()}
        environment |= TEST_KEYS | {"AWS_DEFAULT_REGION": self.region}
        if self.endpoint_url:
            environment["AWS_ENDPOINT_URL"] = self.endpoint_url
        return environment


@lru_cache(maxsize=1)
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


@lru_cache
def client(service: str, region: str, endpoint_url: str | None) -> Any:
    """The one client of a service of moto's; without an endpoint, of moto in this process."""
    return _session().create_client(
        service,
        region_name=region,
        endpoint_url=endpoint_url,
        aws_access_key_id=TEST_KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=TEST_KEYS["AWS_SECRET_ACCESS_KEY"],
    )


@dataclass(slots=True)
class Properties:
    """A resource's properties; what has been taken by the end is what has been applied."""

    logical_id: str
    left: dict[str, Any]

    def take(self, name: str, default: Any = None) -> Any:
        """A property, from now on applied."""
        return self.left.pop(name, default)

    def same(self, *names: str) -> dict[str, Any]:
        """Those of the named properties that are given: the API's names and meanings are the template's."""
        return {name: self.left.pop(name) for name in names if name in self.left}


@dataclass(slots=True)
class Stack:
    """One run of making."""

    scope: Scope
    endpoint_url: str | None
    region: str
    clients: dict[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        """The client of a service."""
        if service not in self.clients:
            self.clients[service] = client(service, self.region, self.endpoint_url)
        return self.clients[service]

    def made(self, logical_id: str, ref: str, **attributes: str) -> None:
        """Remember what references to a resource resolve to."""
        self.scope.refs[logical_id] = ref
        self.scope.attributes.update({(logical_id, name): value for name, value in attributes.items()})


def provision(
    *,
    parameters: Mapping[str, str] | None = None,
    endpoint_url: str | None = None,
    region: str | None = None,
    template: Mapping[str, Any] | None = None,
) -> Resources:
    """Make every resource of the templates; answers their names.

    `endpoint_url` is moto's server; without it the calls go where botocore's environment says, which inside
    `mock_aws` is moto in this process. ProvisionError when something in the templates cannot be made.
    """
    template = template or read_template()
    region = region or os.environ.get("AWS_DEFAULT_REGION", REGION)
    scope = Scope(
        {
            **PARAMETERS,
            **(parameters or {}),
            "AWS::AccountId": ACCOUNT,
            "AWS::Partition": "aws",
            "AWS::Region": region,
            "AWS::StackName": STACK_NAME,
            "AWS::URLSuffix": "amazonaws.com",
        }
    )
    stack = Stack(scope, endpoint_url, region)
    waiting = {
        logical_id: resource
        for logical_id, resource in template["Resources"].items()
        if "Type" in resource and resource["Type"] not in NOT_MADE
    }
    before = len(waiting)
    while waiting:
        missing = {}
        for logical_id, resource in list(waiting.items()):
            try:
                _make(stack, logical_id, resource)
            except UnresolvedError as error:
                missing[logical_id] = str(error)
            else:
                del waiting[logical_id]
        if len(missing) == before:
            raise ProvisionError(f"references to nothing: {missing}")
        before = len(missing)
    return Resources(template, scope, endpoint_url, region)


def _make(stack: Stack, logical_id: str, resource: Mapping[str, Any]) -> None:
    maker = _MAKERS.get(resource["Type"])
    if maker is None:
        raise ProvisionError(f"{logical_id}: {resource['Type']} is not made on one machine")
    properties = Properties(logical_id, stack.scope.resolve(resource.get("Properties", {})))
    maker(stack, logical_id, properties)
    if properties.left:
        raise ProvisionError(f"{logical_id}: nobody applies {sorted(properties.left)}")


def _table(stack: Stack, logical_id: str, properties: Properties) -> None:
    client = stack.client("dynamodb")
    name = f"{STACK_NAME}-{logical_id}"
    encryption = properties.take("SSESpecification")
    stream = properties.take("StreamSpecification")
    expiry = properties.take("TimeToLiveSpecification")
    recovery = properties.take("PointInTimeRecoverySpecification")
    request = properties.same(
        "AttributeDefinitions",
        "BillingMode",
        "DeletionProtectionEnabled",
        "GlobalSecondaryIndexes",
        "KeySchema",
    )
    if stream:
        request["StreamSpecification"] = {**stream, "StreamEnabled": True}
    if encryption:
        request["SSESpecification"] = {"Enabled": encryption.pop("SSEEnabled"), **encryption}
    description = client.create_table(TableName=name, **request)["TableDescription"]
    if expiry:
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)
    if recovery:
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
    attributes = {"Arn": description["TableArn"]}
    if stream:
        attributes["StreamArn"] = description["LatestStreamArn"]
    stack.made(logical_id, name, **attributes)


def _bucket(stack: Stack, logical_id: str, properties: Properties) -> None:
    client = stack.client("s3")
    name = f"{STACK_NAME}-{logical_id}".lower()
    ownership = properties.take("OwnershipControls")
    locked = bool(properties.take("ObjectLockEnabled"))
    client.create_bucket(
        Bucket=name,
        ObjectOwnership=ownership["Rules"][0]["ObjectOwnership"],
        ObjectLockEnabledForBucket=locked,
        **(
            {}
            if stack.region == "us-east-1"
            else {"CreateBucketConfiguration": {"LocationConstraint": stack.region}}
        ),
    )
    client.put_public_access_block(
        Bucket=name, PublicAccessBlockConfiguration=properties.take("PublicAccessBlockConfiguration")
    )
    client.put_bucket_encryption(
        Bucket=name, ServerSideEncryptionConfiguration=_encryption(properties.take("BucketEncryption"))
    )
    if versioning := properties.take("VersioningConfiguration"):
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration=versioning)
    if lock := properties.take("ObjectLockConfiguration"):
        client.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=lock)
    if cors := properties.take("CorsConfiguration"):
        rules = [_cors_rule(rule) for rule in cors["CorsRules"]]
        client.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
    if lifecycle := properties.take("LifecycleConfiguration"):
        rules = [_lifecycle_rule(rule) for rule in lifecycle["Rules"]]
        client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
    if notification := properties.take("NotificationConfiguration"):
        client.put_bucket_notification_configuration(
            Bucket=name, NotificationConfiguration=_notifications(notification)
        )
    if website := properties.take("WebsiteConfiguration"):
        configuration = {
            "IndexDocument": {"Suffix": website["IndexDocument"]},
            "ErrorDocument": {"Key": website["ErrorDocument"]},
        }
        client.put_bucket_website(Bucket=name, WebsiteConfiguration=configuration)
    stack.made(
        logical_id,
        name,
        Arn=f"arn:aws:s3:::{name}",
        RegionalDomainName=f"{name}.s3.{stack.region}.amazonaws.com",
        WebsiteURL=f"http://{name}.s3-website-{stack.region}.amazonaws.com",
    )


def _encryption(given: Mapping[str, Any]) -> dict[str, Any]:
    rules = []
    for rule in given["ServerSideEncryptionConfiguration"]:
        rules.append({"ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"]})
        if "BucketKeyEnabled" in rule:
            rules[-1]["BucketKeyEnabled"] = rule["BucketKeyEnabled"]
    return {"Rules": rules}


def _cors_rule(given: dict[str, Any]) -> dict[str, Any]:
    names = {"Id": "ID", "ExposedHeaders": "ExposeHeaders", "MaxAge": "MaxAgeSeconds"}
    return {names.get(name, name): value for name, value in given.items()}


def _notifications(given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = given.keys() - {"QueueConfigurations"}
    if unknown:
        raise ProvisionError(f"nobody applies {unknown} of a bucket's notifications")
    return {
        "QueueConfigurations": [
            {"QueueArn": one["Queue"], "Events": [one["Event"]]} for one in given["QueueConfigurations"]
        ]
    }


def _lifecycle_rule(given: dict[str, Any]) -> dict[str, Any]:
    rule = {"ID": given["Id"], "Status": given["Status"], "Filter": {"Prefix": given.get("Prefix", "")}}
    if "ExpirationInDays" in given:
        rule["Expiration"] = {"Days": given["ExpirationInDays"]}
    for name in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"):
        if name in given:
            rule[name] = given[name]
    unknown = given.keys() - {"Id", "Status", "Prefix", "ExpirationInDays"} - rule.keys()
    if unknown:
        raise ProvisionError(f"nobody applies {unknown} of the lifecycle rule {given['Id']}")
    return rule


def _queue(stack: Stack, logical_id: str, properties: Properties) -> None:
    name = properties.take("QueueName", f"{STACK_NAME}-{logical_id}")
    attributes = properties.same(
        "KmsMasterKeyId",
        "MessageRetentionPeriod",
        "RedrivePolicy",
        "SqsManagedSseEnabled",
        "VisibilityTimeout",
    )
    texts = {
        key: json.dumps(value) if isinstance(value, (dict, bool)) else str(value)
        for key, value in attributes.items()
    }
    url = stack.client("sqs").create_queue(QueueName=name, Attributes=texts)["QueueUrl"]
    stack.made(logical_id, url, Arn=f"arn:aws:sqs:{stack.region}:{ACCOUNT}:{name}", QueueName=name)


def _key(stack: Stack, logical_id: str, properties: Properties) -> None:
    client = stack.client("kms")
    request = properties.same("Description") | {
        name: value for name in ("KeySpec", "KeyUsage") if (value := properties.take(name))
    }
    properties.take("PendingWindowInDays")  # of deletion, which does not happen here
    policy = properties.take("KeyPolicy")
    key = client.create_key(**request, Policy=json.dumps(policy))["KeyMetadata"]
    if properties.take("EnableKeyRotation"):
        client.enable_key_rotation(KeyId=key["KeyId"])
    stack.made(logical_id, key["KeyId"], Arn=key["Arn"])


def _alias(stack: Stack, logical_id: str, properties: Properties) -> None:
    name = properties.take("AliasName")
    stack.client("kms").create_alias(AliasName=name, TargetKeyId=properties.take("TargetKeyId"))
    stack.made(logical_id, name)


def _secret(stack: Stack, logical_id: str, properties: Properties) -> None:
    rule = properties.take("GenerateSecretString")
    if not rule["ExcludePunctuation"]:
        raise ProvisionError(f"{logical_id}: secrets are made of letters and digits only")
    alphabet = string.ascii_letters + string.digits
    value = json.loads(rule["SecretStringTemplate"])
    value[rule["GenerateStringKey"]] = "".join(
        secrets.choice(alphabet) for _ in range(rule["PasswordLength"])
    )
    answer = stack.client("secretsmanager").create_secret(
        Name=f"{STACK_NAME}-{logical_id}",
        SecretString=json.dumps(value),
        **properties.same("Description", "KmsKeyId"),
    )
    stack.made(logical_id, answer["ARN"])


def _topic(stack: Stack, logical_id: str, properties: Properties) -> None:
    client = stack.client("sns")
    attributes = properties.same("KmsMasterKeyId")
    arn = client.create_topic(Name=f"{STACK_NAME}-{logical_id}", Attributes=attributes)["TopicArn"]
    for subscription in properties.take("Subscription", []):
        client.subscribe(TopicArn=arn, **subscription)
    stack.made(logical_id, arn)


def _configuration_set(stack: Stack, logical_id: str, properties: Properties) -> None:
    name = f"{STACK_NAME}-{logical_id}"
    options = properties.same("DeliveryOptions", "ReputationOptions", "SendingOptions", "SuppressionOptions")
    stack.client("sesv2").create_configuration_set(ConfigurationSetName=name, **options)
    stack.made(logical_id, name)


def _email_identity(stack: Stack, logical_id: str, properties: Properties) -> None:
    domain = properties.take("EmailIdentity")
    properties.take("DkimSigningAttributes")  # moto signs nothing
    properties.take("FeedbackAttributes")  # moto bounces nothing
    configuration_set = properties.take("ConfigurationSetAttributes")["ConfigurationSetName"]
    stack.client("sesv2").create_email_identity(EmailIdentity=domain, ConfigurationSetName=configuration_set)
    # moto's two SES APIs keep separate lists, and sending looks at the older one's.
    stack.client("ses").verify_domain_identity(Domain=domain)
    stack.made(logical_id, domain)


_MAKERS: dict[str, Callable[[Stack, str, Properties], None]] = {
    "AWS::DynamoDB::Table": _table,
    "AWS::KMS::Alias": _alias,
    "AWS::KMS::Key": _key,
    "AWS::S3::Bucket": _bucket,
    "AWS::SES::ConfigurationSet": _configuration_set,
    "AWS::SES::EmailIdentity": _email_identity,
    "AWS::SNS::Topic": _topic,
    "AWS::SQS::Queue": _queue,
    "AWS::SecretsManager::Secret": _secret,
}
