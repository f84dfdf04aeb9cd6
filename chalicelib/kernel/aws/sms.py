"""SMS by SNS."""

from chalicelib.kernel.aws.clients import client


def send_sms(phone: str, text: str) -> str:
    """Send a transactional SMS to an E.164 number; answers SNS's id."""
    answer = client("sns").publish(
        PhoneNumber=phone,
        Message=text,
        MessageAttributes={
            "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"},
        },
    )
    return str(answer["MessageId"])
